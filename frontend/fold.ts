/** The text in lines that are not wider than that; a word that is alone too wide is broken. */
export function fold(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(...pieces(word, width, measure));
    }
  }
  return lines;
}

function pieces(word: string, width: number, measure: (text: string) => number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (rest.length > 1 && measure(rest) > width) {
    let keep = rest.length - 1;
    while (keep > 1 && measure(rest.slice(0, keep)) > width) keep--;
    parts.push(rest.slice(0, keep));
    rest = rest.slice(keep);
  }
  return [...parts, rest];
}
