/**
 * Columns as the server sends them: a header of 32 bytes, then a value per row, little-endian.
 *
 *      0  4 bytes  "EHC1"
 *      4  uint8    kind of values
 *      5  3 bytes  zero
 *      8  uint32   number of rows
 *     12  uint32   zero
 *     16  float64  offset
 *     24  float64  scale
 *     32  values
 *
 * Kind 0: float32; the number is offset + scale * value, NaN where it is missing. Kinds 1, 2 and 3:
 * indexes of categories as uint8, uint16 and int32; missing is 255, 65535 and -1. Kind 4: a set of
 * rows, a bit each; row r is in it if bit r % 8 of byte floor(r / 8) is set. Offset and scale are 0
 * and 1 but in kind 0.
 *
 * The values lie in memory as they come, so the browser's computer is little-endian too; all are.
 */
export type Column = Numbers | Codes | Rows;

export interface Numbers {
  kind: 'numbers';
  values: Float32Array;
  offset: number;
  scale: number;
}

export interface Codes {
  kind: 'codes';
  codes: Uint8Array | Uint16Array | Int32Array;
  missing: number;
}

export interface Rows {
  kind: 'rows';
  bits: Uint8Array;
}

const HEADER = 32;

/** How many columns are kept for the next time they are asked for. */
const KEPT = 24;

export function readColumn(file: ArrayBuffer): Column {
  const head = new DataView(file);
  if (file.byteLength < HEADER || head.getUint32(0) !== 0x45484331) {
    throw new Error('this is no column');
  }
  const rows = head.getUint32(8, true);
  switch (head.getUint8(4)) {
    case 0: return { kind: 'numbers', values: new Float32Array(file, HEADER, rows),
      offset: head.getFloat64(16, true), scale: head.getFloat64(24, true) };
    case 1: return { kind: 'codes', codes: new Uint8Array(file, HEADER, rows), missing: 255 };
    case 2: return { kind: 'codes', codes: new Uint16Array(file, HEADER, rows), missing: 65535 };
    case 3: return { kind: 'codes', codes: new Int32Array(file, HEADER, rows), missing: -1 };
    case 4: return { kind: 'rows', bits: new Uint8Array(file, HEADER, Math.ceil(rows / 8)) };
    default: throw new Error('a column of an unknown kind');
  }
}

const known = new Map<string, Promise<Column>>();

/** A column by its address, fetched once. */
export function column(src: string): Promise<Column> {
  const found = known.get(src) ?? fetchColumn(src);
  known.delete(src);
  known.set(src, found);
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  found.catch(() => known.delete(src));
  return found;
}

async function fetchColumn(src: string): Promise<Column> {
  const answer = await fetch(src);
  if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
  return readColumn(await answer.arrayBuffer());
}

export const contains = (rows: Rows | null, row: number): boolean =>
  rows === null || (rows.bits[row >> 3]! >> (row & 7) & 1) === 1;

/**
 * A set of rows as text: base64 of a byte that says how, then either (0) a bit per row as in a
 * column, or (1) the distance of each row to the one before it, the first to -1, seven bits a byte,
 * lowest first, the eighth set where more follow. Whichever is shorter.
 *
 * @param rows ascending
 */
export function encodeRows(rows: Uint32Array, total: number): string {
  const bytes = Math.ceil(total / 8) + 1;
  const deltas: number[] = [1];
  let last = -1;
  for (let i = 0; i < rows.length && deltas.length < bytes; i++) {
    let delta = rows[i]! - last;
    for (last = rows[i]!; delta > 127; delta >>>= 7) deltas.push((delta & 127) | 128);
    deltas.push(delta);
  }
  if (deltas.length < bytes) return base64(Uint8Array.from(deltas));
  const bits = new Uint8Array(bytes);
  for (const row of rows) bits[1 + (row >> 3)]! |= 1 << (row & 7);
  return base64(bits);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(text);
}
