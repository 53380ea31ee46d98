"""Labelled texts for scripts/evals/dedupe: what is a copy of what, and what tells one story in two languages.

Everything is made anew in each run, from data/dedupe and data/newsroom, and where there is one from the corpus, by seeded
choice: the same input gives the same texts.
"""
import random, re, unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data/dedupe"
MONTHS = "January February March April May June July August September October November December".split()


def sections(path):
    """(words of the head line, lines) of each `# head` of a file."""
    head, lines = None, []
    for line in (DATA / path).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            if head:
                yield head, lines
            head, lines = line[2:].split(), []
        elif line.strip():
            lines.append(line)
    if head:
        yield head, lines


def stories(path):
    """One article a language: {"story", "language", "title", "lines", "published", "links"…}."""
    for (story, date), lines in sections(path):
        article = None
        for line in lines:
            key, _, rest = line.partition(": ")
            if key in ("vi", "en"):
                article = {"name": f"{story}.{key}", "story": story, "language": key, "title": rest, "lines": [],
                           "published": f"{date}T0{1 if key == 'vi' else 9}:30:00Z"}
                yield article
            elif key in ("links", "images"):
                article[key] = rest.split()
            else:
                article["lines"].append(line)


# MARK: Copies


def synonyms():
    table, language = {}, None
    for line in (DATA / "synonyms.txt").read_text(encoding="utf-8").splitlines():
        word, equal, others = line.partition("=")
        if not equal:
            language = table.setdefault(word, {})
        elif others is not None:
            language[word] = others.split("|")
    return table


SYNONYMS = synonyms()
NOTES = {
    "vi": ["Bài viết được đăng lại với sự đồng ý của tác giả. Mọi ý kiến xin gửi về hộp thư bạn đọc của tòa soạn.",
           "Đính chính: bản trước của bài này viết sai tên một chức danh. Tòa soạn xin lỗi độc giả và người được nhắc tới.",
           "Ảnh trong bài do phóng viên cộng tác chụp. Xem thêm các bài cùng chuyên đề trên số báo giấy ra sáng mai."],
    "en": ["This article was republished with the permission of its author. Letters to the editor are welcome at the usual address.",
           "Correction: an earlier version of this article misspelled the title of an official. The editors apologise to readers.",
           "Photographs by our correspondents. More on this subject can be found in tomorrow's printed edition of the paper."],
}


def changed_words(line, language, share, chance):
    """About `share` of the words replaced, dropped or doubled up with a filler; numbers and opposites stay."""
    words = line.split(" ")
    table = SYNONYMS.get(language, {})
    out, index = [], 0
    fillers = {"vi": ["thì", "vẫn", "cả", "vốn", "mới"], "en": ["indeed", "so", "quite", "then", "still"]}.get(language, ["–"])
    while index < len(words):
        pair = " ".join(words[index:index + 2]).lower()
        word = words[index].lower()
        if chance.random() < share * 2.5 and pair in table and len(pair.split()) == 2:
            out.append(chance.choice(table[pair]))
            index += 2
            continue
        if chance.random() < share * 2.5 and word in table:
            out.append(chance.choice(table[word]))
        elif chance.random() < share * 0.5 and word.isalpha():
            if chance.random() < 0.5:
                out += [words[index], chance.choice(fillers)]
            elif word in SENSITIVE:
                out.append(words[index])
        else:
            out.append(words[index])
        index += 1
    return " ".join(word for word in out if word)


def without_marks(text):
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


# What turns a statement round; taken out of a text, it makes another one.
SENSITIVE = set("không chưa tăng giảm lên xuống cao thấp thắng thua mua bán trước sau trên dưới not no never rose fell up down".split())


def copies(article, chance):
    """(kind, article) of texts that are duplicates of the article."""
    lines, language = article["lines"], article["language"]
    title = " ".join(re.split(r"[.!?] ", lines[-1])[0].split()[:12])
    yield "wire copy", article | {"title": title, "lines": lines}
    agency = {"vi": "(Theo hãng tin) - ", "en": "(Agencies) - "}.get(language, "— ")
    yield "agency line", article | {"title": title, "lines": [agency + lines[0], *lines[1:]]}
    yield "appended note", article | {"lines": [*lines, chance.choice(NOTES.get(language, NOTES["en"]))]}
    yield "nfd", article | {"title": unicodedata.normalize("NFD", title),
                            "lines": [unicodedata.normalize("NFD", line) for line in lines]}
    if language == "vi":
        yield "without marks", article | {"title": without_marks(title), "lines": [without_marks(line) for line in lines]}
    for share in (0.05, 0.10, 0.15):
        yield f"rewrite {share:.0%}", article | {
            "title": title, "lines": [changed_words(line, language, share, chance) for line in lines]}
    if len(lines) > 3:
        yield "last paragraph cut", article | {"title": title, "lines": lines[:-1]}
        order = list(lines)
        index = chance.randrange(len(order) - 1)
        order[index], order[index + 1] = order[index + 1], order[index]
        yield "paragraphs swapped", article | {"title": title, "lines": order}
    yield "paragraphs joined", article | {"title": title, "lines": [" ".join(lines)]}


# MARK: Texts that are alike and say something else


OPPOSITES = {"tăng": "giảm", "giảm": "tăng", "cao": "thấp", "thấp": "cao", "lên": "xuống", "rose": "fell", "fell": "rose", "up": "down",
             "higher": "lower", "lower": "higher", "more": "less", "less": "more", "increase": "decrease", "gained": "lost"}


def turned_round(text):
    return re.sub(r"\w+", lambda m: OPPOSITES.get(m[0], m[0]), text)


def other_numbers(text):
    """Every number another, 3 to 5 among them."""
    return re.sub(r"\d", lambda m: str((int(m[0]) + 2) % 10), text)


def others(article, chance):
    """(kind, article) of texts that are no duplicates of the article."""
    lines = article["lines"]
    everything = "\n".join(lines)
    if len(re.findall(r"\d+", everything)) >= 3:
        yield "every number changed", article | {"lines": other_numbers(everything).split("\n")}
    if "3" in everything:
        yield "3 for 5", article | {"lines": everything.replace("3", "5").split("\n")}
    if turned_round(everything) != everything:
        yield "opposite words", article | {"lines": turned_round(everything).split("\n")}


def filled(template, date, language, chance):
    def fill(match):
        slot = match[1]
        if slot == "date":
            return f"{date}/4/2026" if language == "vi" else f"April {date}, 2026"
        if "|" in slot:
            return chance.choice(slot.split("|"))
        low, high = slot.split(":")
        mark = next((c for c in low + high if c in ".,"), "")
        decimals = len(low.rpartition(mark)[2]) if mark and mark in low else 0
        number = str(chance.randint(*(int(re.sub("[.,]", "", limit)) for limit in (low, high))))
        # Three digits after the mark are thousands, fewer are decimals: both stand as in the template.
        return number if not decimals else f"{number[:-decimals] or 0}{mark}{number[-decimals:].zfill(decimals)}"
    return re.sub(r"\{([^}]*)\}", fill, template)


def series(chance, days=6):
    """Days of each template, a list a template."""
    for (name, language), lines in sections("series.txt"):
        yield [{"name": f"series-{name}-{day}", "language": language, "title": filled(lines[0], day, language, chance),
                "lines": [filled(line, day, language, chance) for line in lines[1:]]} for day in range(8, 8 + days)]


# MARK: Articles that are nobody's translation

PLACES = ["Hải Phòng", "Đà Nẵng", "Cần Thơ", "Nghệ An", "Quảng Ninh", "Đắk Lắk", "Bắc Giang", "Khánh Hòa", "Kon Tum", "Oslo", "Barcelona",
          "Rotterdam", "Jakarta", "Poso", "Vientiane", "Seoul", "Lyon", "Kourou", "New York", "Pokhara", "Phú Yên", "Tây Ninh", "Nha Trang"]
FIRMS = ["Meridian Terminals", "Harborlight", "Nordrail", "Corvane", "Heliora", "Polarix", "Zippo", "Skylark Air", "Volterra", "Quarrel Labs",
         "AeroKurier", "Calder & Rowe", "Siam Pacific", "Lithos NV", "Banyan Peak", "European Space Agency", "Institut Lacroix", "EVN",
         "Airbus", "Temasek-Lite", "KfW", "BNPB", "Karst Pioneers", "Daesung", "Maison Delorme", "Bobbin & Thread", "StatBeacon", "Kafka"]
FAMILY, GIVEN = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"], [
    "Văn Hùng", "Thị Lan", "Quốc Bảo", "Minh Tuấn", "Thanh Hà", "Đức Anh", "Ngọc Mai", "Gia Minh", "Hữu Phước", "Thu Giang"]
FOREIGN = ["Helen Strand", "Arjun Mehta", "Pieter Claes", "Ingrid Fossum", "Paolo Moretti", "Yulia Santoso", "Kenji Morita", "Ewa Nowak",
           "Gareth Pugh", "Anneke Smit", "Robert Haskin", "Nadia Perrault", "Tomás Rivera", "Lucy Adair", "Bae Joon-ho"]
BODIES = {
    "vi": [
        ("{firm} mở văn phòng mới tại {place}", "{firm} khai trương văn phòng rộng {n3} m² tại {place} ngày {d}/{m}, tuyển {n2} kỹ sư trong năm nay. {person} sẽ phụ trách.",
         "Công ty kỳ vọng doanh thu {c} triệu USD vào năm {y}, tăng {p}% so với hiện nay. {foreign} cho biết thị trường này còn nhiều chỗ trống."),
        ("Cháy kho hàng ở {place}, thiệt hại {c} tỷ đồng", "Đám cháy bùng lên lúc {h}h{min} ngày {d}/{m} tại kho hàng của {firm} ở {place}. Khoảng {n2} lính cứu hỏa được điều đến.",
         "Không có thương vong. Kho rộng {n4} m² chứa vải và nhựa. {person} ước tính thiệt hại {c} tỷ đồng."),
        ("{person} giành huy chương tại {place}", "{person} về thứ {n1} trong {n3} vận động viên tại giải vô địch ở {place} ngày {d}/{m}, thành tích {min} phút {h} giây.",
         "Nhà tài trợ {firm} thưởng {n2} triệu đồng. Huấn luyện viên {foreign} đặt mục tiêu cho năm {y}."),
        ("{place} chi {c} tỷ đồng nâng cấp đường", "Tỉnh duyệt {c} tỷ đồng nâng cấp {n2} km đường ven {place}, hoàn thành năm {y}. {firm} là nhà thầu.",
         "Khoảng {n3} hộ phải di dời. {person} nói tiền đền bù là {n2} triệu đồng mỗi hộ, chi trả trước ngày {d}/{m}."),
        ("{firm} bị phạt {c} triệu đồng", "Thanh tra phạt {firm} {c} triệu đồng vì {n1} vi phạm về lao động tại {place}, trong đó {n2} người làm quá giờ.",
         "Đại diện {foreign} cho biết sẽ khắc phục trước {d}/{m}/{y}. Công ty có {n4} nhân viên."),
        ("Bệnh viện ở {place} ghép thận cho {n2} người", "Từ đầu năm, bệnh viện ở {place} đã ghép thận cho {n2} người, tỷ lệ thành công {p}%. Máy do {firm} cung cấp.",
         "Bác sĩ {person} cho biết {n3} người còn chờ. Chi phí mỗi ca khoảng {n2} triệu đồng, bảo hiểm trả một nửa."),
    ],
    "en": [
        ("{firm} hires {n3} people in {place}", "{firm} will hire {n3} people in {place} by {month} {y}, most of them engineers. {foreign} runs the new site of {n4} square metres.",
         "Sales there should reach ${c} million, up {p}% on last year. The company opened its first office in the country {n1} years ago."),
        ("Storm leaves {n3} homes dark near {place}", "A storm on {month} {d} left {n3} homes near {place} without power for {n1} hours. Winds of {n2} km/h were measured.",
         "Repairs will cost {firm} about ${c} million, said {foreign}. Schools stay closed until {month} {d2}."),
        ("{foreign} elected head of the union in {place}", "Delegates in {place} chose {foreign} as chair with {n3} of {n4} votes on {month} {d}. {person} came second.",
         "The union has members at {firm} and wants {p}% more pay over {n1} years. Talks begin on {month} {d2}."),
        ("Researchers in {place} test a battery of {n2} kWh", "A team in {place} has run a battery of {n2} kWh for {n4} cycles at a loss of {p}%. {firm} paid ${c} million.",
         "The results appear on {month} {d}, said {person}. A factory could open in {y}."),
        ("Museum in {place} shows {n3} maps", "An exhibition of {n3} maps opens in {place} on {month} {d}. The oldest was drawn in {old} and measures {n2} cm. {firm} is the sponsor.",
         "{foreign} expects {n4} visitors. Tickets cost {n1} euros, and the show lasts {n2} days."),
        ("Prices of flats in {place} move by {p}%", "Flats in {place} cost {p}% more in {month} than a year ago, according to {firm}: {n4} euros a square metre. Some {n3} were sold.",
         "Half of the buyers borrowed more than {n3},000 euros. {person} sees no change before {y}."),
    ],
}


def unrelated(language, number, chance):
    """A short article about nothing that another one reports, with names that others have, too."""
    title, *lines = chance.choice(BODIES[language])
    person = f"{chance.choice(FAMILY)} {chance.choice(GIVEN)}"
    day = chance.randint(1, 60)
    values = {
        "firm": chance.choice(FIRMS), "person": person if language == "vi" else without_marks(person), "foreign": chance.choice(FOREIGN),
        "place": chance.choice(PLACES), "n1": chance.randint(2, 9), "n2": chance.randint(11, 98), "n3": chance.randint(101, 998),
        "n4": f"{chance.randint(1, 9)}{',' if language == 'en' else '.'}{chance.randint(100, 999)}", "d": chance.randint(1, 28),
        "d2": chance.randint(1, 28), "m": chance.randint(3, 5), "month": chance.choice(MONTHS[2:5]), "y": chance.randint(2026, 2031),
        "old": chance.randint(1450, 1890), "h": chance.randint(1, 23), "min": chance.randint(10, 59), "c": chance.randint(11, 990),
        "p": f"{chance.randint(1, 39)}{'.' if language == 'en' else ','}{chance.randint(1, 9)}"}
    if language == "en":
        values["place"] = without_marks(values["place"])
    fill = lambda text: text.format(**values)
    return {"name": f"unrelated-{number}.{language}", "story": f"unrelated-{number}", "language": language, "title": fill(title),
            "lines": [fill(line) for line in lines], "published": f"2026-0{3 + day // 30}-{1 + day % 28:02}T05:00:00Z"}
