/**
 * Prints the one-file briefing. It is opened in a hidden frame in which no script runs, so that nothing of it can reach
 * this page; the page's own policy lets no inline style through, so its style sheet is handed over as an object.
 */
export function printBriefing(html: string): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.title = '';
  frame.setAttribute('aria-hidden', 'true');
  frame.className = 'print-frame';
  frame.addEventListener('load', () => {
    const view = frame.contentWindow;
    if (!view) return;
    styleAnew(view);
    view.addEventListener('afterprint', () => {
      frame.remove();
    });
    view.print();
  });
  frame.srcdoc = html;
  document.querySelectorAll('.print-frame').forEach((old) => {
    old.remove();
  });
  document.body.append(frame);
}

/** Sets the document's own style sheets and style attributes by script: a policy against inline styles allows that. */
function styleAnew(view: Window): void {
  const { document: page } = view;
  const { CSSStyleSheet: Sheet } = view as Window & typeof globalThis; // every window has it
  page.adoptedStyleSheets = [...page.querySelectorAll('style')].map((style) => {
    const sheet = new Sheet();
    sheet.replaceSync(style.textContent);
    return sheet;
  });
  for (const element of page.querySelectorAll<HTMLElement | SVGElement>('[style]'))
    element.style.cssText = element.getAttribute('style') ?? '';
  for (const details of page.querySelectorAll('details')) details.open = true;
}
