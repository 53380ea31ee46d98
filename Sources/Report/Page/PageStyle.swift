/// The page's style sheet. Colours stand in variables, once for light and once for dark; those of the charts keep a contrast of
/// three to one with the ground (WCAG 1.4.11) in both.
enum PageStyle {
  static let text: StaticString = """
    :root{color-scheme:light dark;--ground:#fcfcfb;--panel:#fff;--text:#1b1c1e;--soft:#5b6067;--line:#e2e3e1;--faint:#f1f1ef;\
    --link:#0b57a4;--bad:#b3261e;--warn:#8a5a00;--good:#1f6f43;--c0:#2f6db3;--c1:#c4681a;--c2:#2c8560;--c3:#8d5fb0;--c4:#b8475f;\
    --c5:#80700f;--c6:#4a7d8c;--c7:#83868c;--heat:47,109,179}
    @media (prefers-color-scheme:dark){:root{--ground:#141517;--panel:#1b1d20;--text:#e7e7e4;--soft:#a3a8af;--line:#2f3236;\
    --faint:#232629;--link:#8ab8ea;--bad:#f2938c;--warn:#e0b15c;--good:#7fc79d;--c0:#5b9be0;--c1:#e08a3e;--c2:#4fae84;--c3:#b58bd6;\
    --c4:#e0768c;--c5:#bfa93a;--c6:#74a9b8;--c7:#9a9ea4;--heat:91,155,224}}
    *{box-sizing:border-box}
    html{font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;background:var(--ground);\
    color:var(--text);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0 auto;max-width:76rem;padding:1.5rem clamp(1rem,3vw,2.5rem) 4rem}
    .vi{display:none}html:has(#vi:checked) .vi{display:inline}html:has(#vi:checked) .en{display:none}
    a{color:var(--link);text-underline-offset:.15em}
    :focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
    .skip{position:absolute;left:-99rem}.skip:focus{position:static}
    header{display:flex;flex-wrap:wrap;gap:.5rem 2rem;align-items:baseline;border-bottom:1px solid var(--line);padding-bottom:1rem}
    h1{font-size:1.35rem;font-weight:650;letter-spacing:-.01em;margin:0}
    h2{font-size:1.05rem;font-weight:650;margin:2.75rem 0 .25rem}
    h3{font-size:.95rem;font-weight:600;margin:0}
    header p,.note{color:var(--soft);margin:.15rem 0;font-size:.87rem}
    header p{flex:1 1 16rem}
    fieldset{border:0;padding:0;margin:0;display:flex;gap:1rem;font-size:.87rem;color:var(--soft)}
    fieldset label{cursor:pointer}fieldset input{accent-color:var(--link);margin:0 .3rem 0 0}
    nav{margin:.75rem 0 0;font-size:.87rem}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));gap:1px;margin:1.5rem 0 0;background:var(--panel);\
    border:1px solid var(--line);border-radius:6px;overflow:hidden}
    .tiles>div{box-shadow:0 0 0 1px var(--line);padding:.8rem 1rem .9rem}
    dt{color:var(--soft);font-size:.82rem}dd{margin:0}
    .tiles .big{font-size:1.6rem;font-weight:600;line-height:1.25;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
    dd.sub{color:var(--soft);font-size:.82rem;line-height:1.4}
    .bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}
    .alarms{list-style:none;margin:.5rem 0 0;padding:0}
    .alarms li{border-left:3px solid var(--warn);padding:.3rem .9rem;margin:.5rem 0;background:var(--panel);overflow-wrap:anywhere}
    .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,28rem),1fr));gap:1.25rem;margin-top:1rem}
    figure{margin:0;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:1rem 1.1rem;min-width:0}
    figcaption .note{margin-bottom:.5rem}
    svg{display:block;width:100%;height:auto;overflow:visible}
    svg text{fill:var(--soft);font-size:12.5px;font-variant-numeric:tabular-nums}
    svg .grid{stroke:var(--line);stroke-width:1}svg .band{fill:var(--bad)}svg .track{fill:var(--faint)}
    .k0{fill:var(--c0)}.k1{fill:var(--c1)}.k2{fill:var(--c2)}.k3{fill:var(--c3)}.k4{fill:var(--c4)}.k5{fill:var(--c5)}\
    .k6{fill:var(--c6)}.k7{fill:var(--c7)}
    .h0{fill:var(--faint)}.h1{fill:rgba(var(--heat),.2)}.h2{fill:rgba(var(--heat),.4)}.h3{fill:rgba(var(--heat),.6)}\
    .h4{fill:rgba(var(--heat),.8)}.h5{fill:rgb(var(--heat))}
    .legend{display:flex;flex-wrap:wrap;gap:.15rem 1rem;list-style:none;margin:.6rem 0 0;padding:0;font-size:.82rem;color:var(--soft)}
    .legend svg{display:inline-block;width:.7rem;height:.7rem;margin-right:.35rem;vertical-align:-.05rem}
    details{margin-top:.6rem}summary{cursor:pointer;color:var(--link);font-size:.87rem}
    .scroll{overflow-x:auto;margin-top:.75rem}
    table{border-collapse:collapse;width:100%;font-size:.87rem;font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--soft);padding:0 0 .4rem}
    th,td{text-align:left;padding:.32rem .7rem .32rem 0;border-bottom:1px solid var(--line);vertical-align:top}
    thead th{font-weight:600;color:var(--soft);white-space:nowrap;border-bottom-color:var(--soft)}
    tbody th{font-weight:500}
    .wide :is(td,tbody th){white-space:nowrap}.wide td:last-child{white-space:normal;min-width:14rem;overflow-wrap:anywhere}
    .n,.wide :is(td,th):nth-child(n+6):nth-child(-n+11){text-align:right}
    th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
    th button::after{content:"";display:inline-block;width:.9em}
    [aria-sort=ascending] button::after{content:" ↑"}[aria-sort=descending] button::after{content:" ↓"}
    .search{margin:.75rem 0 0;display:flex;gap:.75rem;align-items:center;font-size:.87rem;color:var(--soft)}
    .search[hidden]{display:none}
    input[type=search]{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--soft);border-radius:4px;\
    padding:.3rem .6rem;width:16rem;max-width:60vw}
    tr:target{background:var(--faint)}
    .articles{list-style:none;margin:.5rem 0 0;padding:0}
    .articles>li{border-bottom:1px solid var(--line);padding:.55rem 0;overflow-wrap:anywhere}
    .articles details{margin:0}.articles summary{color:inherit;font-size:inherit}.articles summary h3{display:inline}\
    .articles summary .note{margin-left:1rem}
    code{font:.92em ui-monospace,"SF Mono","DejaVu Sans Mono",monospace;background:var(--faint);border-radius:3px;padding:.05em .3em}
    .articles p{margin:.15rem 0}.articles .body p{margin:.6rem 0;max-width:44rem}
    del{color:var(--bad)}ins{color:var(--good);text-decoration-thickness:1px;text-underline-offset:.2em}
    .articles .body dl{font-size:.87rem;margin:.6rem 0}
    footer{margin-top:3rem;color:var(--soft);font-size:.82rem;border-top:1px solid var(--line);padding-top:1rem}
    @media print{body{max-width:none}.search,fieldset,nav{display:none}}
    """
}
