/** Enough for the words of some hundred reports; the bound keeps memory small on any input. */
const mostRemembered = 20_000;

/** The same function of a text, with its answers kept: words and names recur inside a report and between reports. */
export function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = make(text);
    if (known.size >= mostRemembered) known.clear();
    known.set(text, value);
    return value;
  };
}
