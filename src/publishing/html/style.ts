/** The page's only style sheet. System letters; two themes by the reader's preference; one column on a phone. */
export const style = `
:root{--bg:#fff;--ink:#1b2026;--soft:#5a646f;--line:#d5dae0;--panel:#f5f7f9;--link:#0b57a4;--accent:#0e6b64;
--said:#fdf0bf;--inc:#fbdcd5;--due:#dcebfb;--mix:#e9e2f7;--alarm:#a4262c;--watch:#8a5a00;--ok:#2c6e36;--sea:#dfe9f1;--land:#f4f1e8;--border:#b9b3a3}
@media (prefers-color-scheme:dark){:root{--bg:#14181d;--ink:#e6e9ec;--soft:#a3adb8;--line:#363d46;--panel:#1c2229;--link:#8ec2f7;--accent:#62c9bf;
--said:#4a411a;--inc:#532b25;--due:#1f3b57;--mix:#3d3357;--alarm:#ff9b94;--watch:#f0bf6a;--ok:#8fd49b;--sea:#1b2731;--land:#2b3036;--border:#57606a}}
*{box-sizing:border-box}
html{scroll-padding-top:3.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:70rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.25rem}
.brand{margin:0;color:var(--accent);font-weight:600;letter-spacing:.02em}
h1{margin:.1rem 0 .2rem;font-size:1.7rem;line-height:1.2}
h2{margin:2.4rem 0 .4rem;font-size:1.3rem;border-bottom:2px solid var(--accent);padding-bottom:.2rem}
h3{margin:1.3rem 0 .4rem;font-size:1.05rem}
h4{margin:0 0 .3rem;font-size:1rem}
p{margin:.4rem 0}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.lead,.note,figcaption,time,.why,.status{color:var(--soft)}
.note,figcaption{font-size:.88rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--bg);padding:.4rem .8rem;z-index:3}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
nav{position:sticky;top:0;z-index:2;background:var(--bg);border-bottom:1px solid var(--line)}
nav ul{display:flex;gap:.2rem 1rem;flex-wrap:nowrap;overflow-x:auto;list-style:none;margin:0 auto;padding:.45rem 1rem;max-width:70rem}
nav a{white-space:nowrap;text-decoration:none;font-size:.95rem}nav a:hover{text-decoration:underline}
#answer h2{margin-top:1.2rem}
dl{margin:0;background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:.4rem 1rem}
dl div{display:grid;grid-template-columns:9rem 1fr;gap:0 1rem;padding:.45rem 0;border-bottom:1px solid var(--line)}
dl div:last-child{border:0}
dt{font-weight:600;grid-row:1/span 9}dt a{color:inherit;text-decoration-color:var(--line)}dd{margin:0;grid-column:2}dd+dd{margin-top:.25rem}
table{border-collapse:collapse;width:100%;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid var(--line)}
thead th{font-size:.84rem;color:var(--soft);font-weight:600;vertical-align:bottom;overflow-wrap:normal}
tbody th{font-weight:400}
.scroll{overflow-x:auto;position:relative}
.cards th[scope=row]{min-width:9rem;width:17%}.cards .refs{display:inline-block;min-width:3.2rem}
details>summary{cursor:pointer}
.tellings{margin:.4rem 0;padding-left:1.1rem;font-size:.9rem}.tellings li{margin:.25rem 0}
.plain,.origins{list-style:none;padding:0}.plain>li,.origins>li{margin:.6rem 0}
.short{font-size:.88rem}.short>li{margin:.25rem 0}
.more{margin:.8rem 0}.more>summary{color:var(--link)}
.tag,.no{display:inline-block;font-size:.75rem;line-height:1.25rem;min-width:1.35rem;padding:0 .3rem;text-align:center;border-radius:4px;text-decoration:none;background:var(--panel);border:1px solid var(--line);color:var(--soft)}
.no{color:var(--ink)}
.report-ref{white-space:normal}
.quote{color:inherit;text-decoration:underline;text-decoration-color:var(--soft);text-underline-offset:.18em;font-family:Georgia,"Times New Roman",serif}
.quote::before{content:"\\201C"}.quote::after{content:"\\201D"}
.outcome,.answer,.kind{font-size:.82rem;font-weight:600;white-space:nowrap;border:1px solid currentColor;border-radius:4px;padding:.02rem .35rem}
.kind{font-weight:400;color:var(--soft)}
.cards .outcome{white-space:normal;border:0;padding:0;display:inline-block;min-width:7.4rem}
.would-be-a-violation-if-true,.threat,.answer.no{color:var(--alarm)}
.to-be-watched,.undeterminable,.cannot-tell,.deadline{color:var(--watch)}
.outside-the-agreement,.not-prohibited,.promise,.offer,.answer.yes{color:var(--ok)}
.answer.no,.answer.yes,.answer.cannot-tell{min-width:0}
.answer.no{background:none}
.matrix{width:auto;min-width:60%}
.matrix th[scope=row]{position:sticky;left:0;background:var(--bg);min-width:17rem;max-width:30rem}
.matrix .outlet{min-width:4.6rem;max-width:7rem;font-weight:400}
.matrix .outlet a{color:inherit;text-decoration:none}
.matrix td{text-align:center;font-size:1.05rem}.matrix td a{display:block;text-decoration:none}
.legend{display:none}.count{text-align:center}.absent{color:var(--soft)}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(12.5rem,100%),1fr));gap:.8rem}
.side{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:.6rem .8rem}
.side ul{margin:0;padding-left:1.1rem;font-size:.93rem}.side li{margin:.3rem 0}
.contradiction{break-inside:avoid}
.strip{display:block;margin:.5rem 0;font-size:12px}
.strip text,.map text{fill:var(--ink)}
.strip .axis{stroke:var(--soft)}.strip line.today{stroke:var(--alarm);stroke-dasharray:3 3}.strip text.today{fill:var(--alarm)}
.strip circle{fill:var(--accent);stroke:var(--bg);stroke-width:1.5}.strip circle.threat{fill:var(--alarm)}.strip circle.deadline{fill:var(--watch)}.strip circle.promise,.strip circle.offer{fill:var(--ok)}
.commitments{list-style:none;padding:0;margin:.5rem 0;border-left:3px solid var(--line)}
.commitments li{padding:.35rem 0 .35rem .9rem}.commitments .ahead{border-left:3px solid var(--accent);margin-left:-3px}
.commitments .past{color:var(--soft)}.commitments p{margin:.1rem 0}.evidence{font-size:.9rem}
figure{margin:.8rem 0}
.map svg{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:8px;background:var(--sea)}
.map .sea{fill:var(--sea)}.map .land{fill:var(--land);stroke:var(--border);stroke-width:.8}
.map .spot{fill:var(--accent);fill-opacity:.8;stroke:var(--bg);stroke-width:1.2}.map .spot.grave{fill:var(--alarm)}
.map .area{fill:var(--accent);fill-opacity:.12;stroke:var(--accent);stroke-dasharray:5 4}
.map text{font-size:13px;paint-order:stroke;stroke:var(--land);stroke-width:3px;stroke-linejoin:round}
.map .country{fill:var(--soft);font-size:14px;letter-spacing:.12em;text-anchor:middle;text-transform:uppercase}
.scale line{stroke:var(--ink);stroke-width:2}
.finding{border:1px solid var(--line);border-radius:8px;padding:.5rem .8rem;margin:.6rem 0}
.clause{border-left:3px solid var(--accent);padding-left:.8rem;margin:.5rem 0}.clause blockquote{margin:0;font-family:Georgia,"Times New Roman",serif}
.steps{padding-left:1.4rem}.steps li{margin:.3rem 0}
.graph line{stroke:var(--soft);stroke-width:1.4}.graph line.claim{stroke-dasharray:4 4;stroke:var(--accent)}
.graph .node{display:block;height:22px;line-height:20px;padding:0 .4rem;border:1px solid var(--line);border-radius:4px;background:var(--panel);font-size:12.5px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;text-decoration:none;color:var(--ink)}
.graph .node-origin{border-color:var(--accent)}
.report{border:1px solid var(--line);border-radius:8px;margin:.7rem 0;padding:.5rem .8rem}
.report .title{font-family:Georgia,"Times New Roman",serif}
.text{white-space:pre-wrap;font-family:Georgia,"Times New Roman",serif;max-width:46rem;margin:.5rem 0}
.part-title{font-weight:700;font-size:1.08rem}.part-subtitle{font-weight:600}.part-caption{font-style:italic}.part-dateline{color:var(--soft)}
.dropped{color:var(--soft);font-size:.9rem}.why{font-size:.78rem;font-family:system-ui,sans-serif}
mark{background:var(--mix);color:inherit;border-radius:2px}
mark.by-statement{background:var(--said)}mark.by-incident{background:var(--inc)}mark.by-commitment{background:var(--due)}mark.by-incident.by-statement,mark.by-commitment.by-statement{background:var(--mix)}
.at:target mark{outline:2px solid var(--accent);outline-offset:1px}
tr:target,li:target,article:target,details:target{outline:2px solid var(--accent);outline-offset:3px}
[tabindex="-1"]:focus{outline-offset:3px}
.back{white-space:nowrap;line-height:1}.back .tag{font-size:.66rem;line-height:1rem;min-width:0;padding:0 .2rem;font-family:system-ui,sans-serif;color:var(--link)}
footer{margin-top:2rem;padding-bottom:2rem;color:var(--soft);font-size:.88rem}
@media (max-width:640px){
h1{font-size:1.35rem}h2{font-size:1.15rem}
dl div{grid-template-columns:1fr}dd{grid-column:1}dt{grid-row:auto}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards,.cards tbody,.cards tr,.cards td,.cards th[scope=row]{display:block;width:auto;min-width:0}
.cards tr{border:1px solid var(--line);border-radius:8px;padding:.3rem .6rem;margin:.6rem 0}
.cards td,.cards th[scope=row]{border:0;padding:.15rem 0}.cards td.empty{display:none}
.cards td::before{content:attr(data-label) ": ";color:var(--soft);font-size:.85rem}
.matrix th[scope=row]{min-width:13rem;max-width:14rem}.matrix{font-size:.86rem}.matrix .outlet{min-width:2.2rem}
.matrix .label{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.legend{display:block}.legend span{display:inline-block;margin-right:.7rem}
.map .spot{transform-box:fill-box;transform-origin:center;transform:scale(1.7)}
.map text{font-size:25px}.map .country,.map .minor{display:none}
.outcome,.answer,.kind{white-space:normal}
}
@media print{
nav,.skip{display:none}body{font-size:10.5pt}main,header,footer{max-width:none}
a{color:inherit}.scroll{overflow:visible}.finding,.report,.side,tr{break-inside:avoid}.report{break-inside:auto}
h2,h3{break-after:avoid}.matrix th[scope=row]{position:static}
}
`;
