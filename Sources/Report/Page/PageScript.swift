/// The page's only script: the tables can be sorted and searched. Without it they are all there.
enum PageScript {
  static let text: StaticString = """
    "use strict";
    for (const table of document.querySelectorAll("table.sortable")) {
      const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
      const key = (row, column) => {
        const cell = row.cells[column], text = cell.dataset.v ?? cell.textContent.trim();
        const number = Number(text.replace(/[\\u202f\\s]/g, ""));
        return text === "" ? null : Number.isNaN(number) ? text.toLowerCase() : number;
      };
      const compare = (a, b) => a === b ? 0 : a === null ? 1 : b === null ? -1
        : typeof a === typeof b ? (a < b ? -1 : 1) : typeof a === "number" ? -1 : 1;
      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const falls = head.getAttribute("aria-sort") === "ascending";
          heads.forEach(other => other.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", falls ? "descending" : "ascending");
          const rows = [...body.rows].map(row => [key(row, column), row]);
          rows.sort((a, b) => a[0] === null || b[0] === null ? compare(a[0], b[0])
            : falls ? compare(b[0], a[0]) : compare(a[0], b[0]));
          body.append(...rows.map(pair => pair[1]));
        });
      });
      const search = table.closest("section").querySelector(".search");
      if (search) {
        const input = search.querySelector("input");
        search.hidden = false;
        let waits = 0;
        input.addEventListener("input", () => {
          clearTimeout(waits);
          waits = setTimeout(() => {
            const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
            let shown = 0;
            for (const row of body.rows) {
              const text = row.textContent.toLowerCase();
              row.hidden = !words.every(word => text.includes(word));
              if (!row.hidden) shown += 1;
            }
            search.querySelector("output").textContent = words.length ? `${shown} / ${body.rows.length}` : "";
            const box = table.closest("details");
            if (box && words.length) box.open = true;
          }, 120);
        });
      }
    }
    const open = () => {
      const target = location.hash && document.getElementById(location.hash.slice(1));
      const box = target && target.closest("details");
      if (box && !box.open) { box.open = true; target.scrollIntoView(); }
    };
    addEventListener("hashchange", open);
    open();
    """
}
