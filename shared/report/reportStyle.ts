/** Light, printable, with the fonts of the reader's system: the file needs nothing else. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 1040px; padding: 32px 28px 48px; background: #fff; color: #171b22; font: 13px/1.45 "Inter", system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 30px 0 6px; padding-top: 12px; border-top: 1px solid #e3e6ec; font-size: 16px; break-after: avoid; }
h3 { margin: 18px 0 4px; font-size: 13px; break-after: avoid; }
p { margin: 4px 0 10px; max-width: 80ch; }
.muted, .note { color: #5a6270; }
.note { font-size: 12px; }
.reading { font-size: 16px; font-weight: 600; }
.figures { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 16px 24px; margin: 14px 0 6px; }
.figures dt { color: #5a6270; }
.figures dd { margin: 0; }
.big { font-size: 22px; font-weight: 600; line-height: 1.25; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 12px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 3px 0 3px 10px; border-bottom: 1px solid #e3e6ec; text-align: right; vertical-align: top; white-space: nowrap; }
thead th { color: #5a6270; font-weight: 500; vertical-align: bottom; white-space: normal; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th:first-child, td:first-child, .text { padding-left: 0; text-align: start; }
td.text, th.text { padding-left: 10px; }
th[scope=row] { max-width: 260px; font-weight: 400; white-space: normal; overflow-wrap: anywhere; }
td.wrap { max-width: 260px; white-space: normal; overflow-wrap: anywhere; }
tr.few { color: #5a6270; }
.interval { color: #5a6270; }
svg { display: block; width: 100%; height: 8px; margin: 3px 0; }
td svg { width: 90px; margin: 5px 0 0 auto; }
.chart { width: 300px; height: auto; margin: 8px 0; }
.chart text { fill: #5a6270; font-size: 10px; }
.map { width: auto; }
.map td, .map thead th { min-width: 34px; padding: 3px 6px; text-align: right; }
.map thead th { max-width: 90px; overflow-wrap: anywhere; }
.map td { border: 1px solid #fff; }
.mark { padding: 0 6px; border: 1px solid currentColor; border-radius: 8px; }
.bad { color: #c92a2a; }
.mono { font-family: "JetBrains Mono", ui-monospace, monospace; font-size: 11px; overflow-wrap: anywhere; white-space: pre-wrap; }
.facts { display: grid; grid-template-columns: 190px minmax(0, 1fr); gap: 3px 16px; margin: 0; }
.facts dt { color: #5a6270; }
.facts dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
@media print { body { max-width: none; padding: 0; } .scroll { overflow: visible; } @page { size: A4 landscape; margin: 14mm; } }
`;
