/** A function that works anew only when it is given something else than the last time. */
export function memo<A extends readonly unknown[], T>(make: (...given: A) => T):
    (...given: A) => T {
  let last: { given: A; made: T } | null = null;
  return (...given) => {
    if (!last || given.some((value, i) => value !== last!.given[i])) {
      last = { given, made: make(...given) };
    }
    return last.made;
  };
}
