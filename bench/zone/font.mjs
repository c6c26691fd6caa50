// The outlines of an OpenType font with CFF data (Adobe Technical Notes 5176 and 5177), so that tests print with the
// real OCR-B and need no other program. Read are names of one byte each and the operators of Type 2 charstrings.
import { readFileSync } from 'node:fs';

/** @typedef {[x: number, y: number]} Point */
/** @typedef {{ advance: number, contours: Point[][] }} Glyph in units of the font, y upwards */

/** How many straight pieces stand for one curve. */
const piecesOfCurve = 8;

/** @param {string} path
 * @param {string} characters those wanted
 * @returns {Map<string, Glyph>} */
export function glyphsOf(path, characters) {
  const file = readFileSync(path);
  const tables = new Map(Array.from({ length: file.readUInt16BE(4) }, (_, i) => {
    const at = 12 + 16 * i;
    return [file.toString('latin1', at, at + 4),
      file.subarray(file.readUInt32BE(at + 8), file.readUInt32BE(at + 8) + file.readUInt32BE(at + 12))];
  }));
  const cff = tables.get('CFF ');
  const { charstrings, subroutines } = partsOf(cff);
  const widths = tables.get('hmtx');
  const lastWidth = tables.get('hhea').readUInt16BE(34) - 1;
  const indexOf = mapOf(tables.get('cmap'));
  return new Map([...characters].map(character => {
    const index = indexOf(character.charCodeAt(0));
    const contours = new Outline(subroutines).draw(charstrings[index]);
    return [character, { advance: widths.readUInt16BE(4 * Math.min(index, lastWidth)), contours }];
  }));
}

/** @param {Buffer} cmap a table with a subtable of format 4 */
function mapOf(cmap) {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + 8 * i));
  const table = cmap.subarray(starts.find(at => cmap.readUInt16BE(at) === 4));
  const double = table.readUInt16BE(6);
  return (/** @type {number} */ code) => {
    for (let at = 0; at < double; at += 2) {
      const [end, start] = [table.readUInt16BE(14 + at), table.readUInt16BE(16 + double + at)];
      if (code >= start && code <= end) {
        const [delta, offsetAt] = [table.readInt16BE(16 + 2 * double + at), 16 + 3 * double + at];
        const offset = table.readUInt16BE(offsetAt);
        const found = offset === 0 ? code : table.readUInt16BE(offsetAt + offset + 2 * (code - start));
        return found + delta & 0xffff;
      }
    }
    return 0;
  };
}

/** An INDEX: its entries, and where it ends.
 * @param {Buffer} cff
 * @param {number} at */
function indexAt(cff, at) {
  const count = cff.readUInt16BE(at);
  if (count === 0) {
    return { entries: [], end: at + 2 };
  }
  const size = cff[at + 2];
  const first = at + 2 + (count + 1) * size;
  const offsets = Array.from({ length: count + 1 }, (_, i) => first + cff.readUIntBE(at + 3 + i * size, size));
  return { entries: offsets.slice(1).map((end, i) => cff.subarray(offsets[i], end)), end: offsets[count] };
}

/** A DICT: its operands by operator; operators of two bytes are 1200 and more.
 * @param {Buffer} data
 * @returns {Map<number, number[]>} */
function dictOf(data) {
  const [dict, operands] = [new Map(), []];
  for (let at = 0; at < data.length;) {
    const b = data[at++];
    if (b <= 21) {
      dict.set(b === 12 ? 1200 + data[at++] : b, operands.splice(0));
    } else if (b === 28) {
      operands.push(data.readInt16BE(at));
      at += 2;
    } else if (b === 29) {
      operands.push(data.readInt32BE(at));
      at += 4;
    } else if (b === 30) {
      while ((data[at] & 15) !== 15 && data[at] >> 4 !== 15) {
        at++;
      }
      at++;
      operands.push(NaN); // a real number: none of those is needed here
    } else if (b <= 246) {
      operands.push(b - 139);
    } else {
      operands.push(b <= 250 ? (b - 247) * 256 + data[at++] + 108 : -(b - 251) * 256 - data[at++] - 108);
    }
  }
  return dict;
}

/** @param {Buffer} cff */
function partsOf(cff) {
  const names = indexAt(cff, cff[2]);
  const tops = indexAt(cff, names.end);
  const strings = indexAt(cff, tops.end);
  const top = dictOf(tops.entries[0]);
  const [size, at] = top.get(18) ?? [0, 0];
  const local = dictOf(cff.subarray(at, at + size)).get(19);
  return {
    charstrings: indexAt(cff, top.get(17)[0]).entries,
    subroutines: {
      global: indexAt(cff, strings.end).entries,
      local: local ? indexAt(cff, at + local[0]).entries : [],
    },
  };
}

/** @param {Buffer[]} subroutines */
const biasOf = subroutines => subroutines.length < 1240 ? 107 : subroutines.length < 33900 ? 1131 : 32768;

class Outline {
  /** @type {Point[][]} */ #contours = [];
  /** @type {number[]} */ #stack = [];
  #x = 0;
  #y = 0;
  #hints = 0;
  #subroutines;

  /** @param {{ global: Buffer[], local: Buffer[] }} subroutines */
  constructor(subroutines) {
    this.#subroutines = subroutines;
  }

  /** @param {Buffer} charstring */
  draw(charstring) {
    this.#run(charstring);
    return this.#contours;
  }

  #move(dx, dy) {
    this.#x += dx;
    this.#y += dy;
    this.#contours.push([[this.#x, this.#y]]);
  }

  #line(dx, dy) {
    this.#x += dx;
    this.#y += dy;
    this.#contours.at(-1).push([this.#x, this.#y]);
  }

  #curve(...[ax, ay, bx, by, cx, cy]) {
    const [x, y] = [this.#x, this.#y];
    const [x1, y1] = [x + ax, y + ay];
    const [x2, y2] = [x1 + bx, y1 + by];
    [this.#x, this.#y] = [x2 + cx, y2 + cy];
    for (let i = 1; i <= piecesOfCurve; i++) {
      const t = i / piecesOfCurve;
      const s = 1 - t;
      this.#contours.at(-1).push([
        s ** 3 * x + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t ** 3 * this.#x,
        s ** 3 * y + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t ** 3 * this.#y,
      ]);
    }
  }

  /** @param {Buffer} code
   * @returns {boolean} whether the glyph ended */
  #run(code) {
    for (let at = 0; at < code.length;) {
      const b = code[at++];
      if (b === 28) {
        this.#stack.push(code.readInt16BE(at));
        at += 2;
      } else if (b === 255) {
        this.#stack.push(code.readInt32BE(at) / 65536);
        at += 4;
      } else if (b >= 247) {
        this.#stack.push(b <= 250 ? (b - 247) * 256 + code[at++] + 108 : -(b - 251) * 256 - code[at++] - 108);
      } else if (b >= 32) {
        this.#stack.push(b - 139);
      } else if (b === 19 || b === 20) {
        this.#hints += this.#stack.splice(0).length >> 1;
        at += this.#hints + 7 >> 3;
      } else if (b === 10 || b === 29) {
        const list = b === 10 ? this.#subroutines.local : this.#subroutines.global;
        if (this.#run(list[this.#stack.pop() + biasOf(list)])) {
          return true;
        }
      } else if (b === 11) {
        return false;
      } else if (b === 14) {
        return true;
      } else {
        this.#operate(b === 12 ? 1200 + code[at++] : b, this.#stack.splice(0));
      }
    }
    return false;
  }

  /** @param {number} operator
   * @param {number[]} a its operands */
  #operate(operator, a) {
    switch (operator) {
      case 1: case 3: case 18: case 23: this.#hints += a.length >> 1; break;
      case 21: this.#move(a.at(-2), a.at(-1)); break;
      case 22: this.#move(a.at(-1), 0); break;
      case 4: this.#move(0, a.at(-1)); break;
      case 5: this.#lines(a); break;
      case 6: case 7: a.forEach((d, i) => (operator + i) % 2 ? this.#line(0, d) : this.#line(d, 0)); break;
      case 8: this.#curves(a); break;
      case 24: this.#curves(a.slice(0, -2)); this.#lines(a.slice(-2)); break;
      case 25: this.#lines(a.slice(0, -6)); this.#curves(a.slice(-6)); break;
      case 26: case 27: this.#alongAnAxis(a, operator === 26); break;
      case 30: case 31: this.#alternating(a, operator === 31); break;
      case 1234: this.#curves([a[0], 0, a[1], a[2], a[3], 0, a[4], 0, a[5], -a[2], a[6], 0]); break;
      case 1235: this.#curves(a.slice(0, 12)); break;
      case 1236: this.#curves([...a.slice(0, 5), 0, a[5], 0, ...a.slice(6), -a[1] - a[3] - a[7]]); break;
      case 1237: this.#flex(a); break;
      default: throw new Error(`The font uses the operator ${operator}.`);
    }
  }

  #lines(a) {
    for (let i = 0; i < a.length; i += 2) {
      this.#line(a[i], a[i + 1]);
    }
  }

  #curves(a) {
    for (let i = 0; i < a.length; i += 6) {
      this.#curve(...a.slice(i, i + 6));
    }
  }

  /** flex1: the last point closes the shorter of both ways. */
  #flex(a) {
    const [dx, dy] = [0, 1].map(i => a[i] + a[i + 2] + a[i + 4] + a[i + 6] + a[i + 8]);
    this.#curves([...a.slice(0, 10), ...Math.abs(dx) > Math.abs(dy) ? [a[10], -dy] : [-dx, a[10]]]);
  }

  /** vvcurveto and hhcurveto */
  #alongAnAxis(a, isVertical) {
    let across = a.length % 4 ? a.shift() : 0;
    for (let i = 0; i < a.length; i += 4) {
      const [p, q, r, s] = a.slice(i, i + 4);
      this.#curve(...isVertical ? [across, p, q, r, 0, s] : [p, across, q, r, s, 0]);
      across = 0;
    }
  }

  /** vhcurveto and hvcurveto */
  #alternating(a, startsHorizontal) {
    const last = a.length % 4 ? a.pop() : 0;
    for (let i = 0; i < a.length; i += 4) {
      const [p, q, r, s] = a.slice(i, i + 4);
      const end = i + 4 === a.length ? last : 0;
      this.#curve(...startsHorizontal === (i % 8 === 0) ? [p, 0, q, r, end, s] : [0, p, q, r, s, end]);
    }
  }
}
