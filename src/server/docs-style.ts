/** The style of /docs, served as a file of its own: the policy allows none inside the page. */
export const docsStyle = `:root { color-scheme: light dark; --line: #8886; --soft: #8881; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; display: grid; grid-template-columns: 14rem minmax(0, 60rem); gap: 2rem; }
nav { position: sticky; inset-block-start: 0; align-self: start; padding: 1.5rem; }
nav ul { list-style: none; padding: 0; }
main { padding: 1.5rem; }
h2 { border-block-end: 1px solid var(--line); padding-block-end: .25rem; margin-block-start: 2.5rem; }
h4 { margin-block: 1rem .25rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin-block: .5rem; padding: .5rem .75rem; }
summary { cursor: pointer; }
summary b { display: inline-block; min-inline-size: 4.2em; font-size: .85em; }
summary span { opacity: .8; margin-inline-start: .5em; }
table { border-collapse: collapse; inline-size: 100%; font-size: .93em; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem .3rem 0; border-block-start: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; min-inline-size: 8rem; }
td ul { margin: 0; padding-inline-start: 1.2em; }
code { background: var(--soft); border-radius: 3px; padding: 0 .2em; font-size: .93em; overflow-wrap: anywhere; }
:target { outline: 2px solid Highlight; outline-offset: 4px; }
@media (max-width: 48rem) { body { display: block; } nav { position: static; } }
`;
