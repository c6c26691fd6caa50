// While a password is chosen: how hard it is to guess, and what may not be one (R69). It only helps. The server judges,
// and has the list of common passwords: some hundred kilobytes that no page loads; the texts say so.
const rows = ['abcdefghijklmnopqrstuvwxyzæøå', 'qwertyuiopå', 'asdfghjklæø', 'zxcvbnm', '01234567890'];
const weakBelow = 10;
const strongFrom = 16;
const patience = 700;

const follows = (one, next) => one === next
  || rows.some(row => row.includes(one) && row.includes(next) && Math.abs(row.indexOf(one) - row.indexOf(next)) === 1);

/**
 * What to say of a password: why it cannot be one, or how hard it is to guess. A character that repeats the one before
 * it, or stands beside it in the alphabet or on the keyboard, makes it no harder; nor does going round the same few.
 * @param {string} typed
 * @param {{ shortest: number, longest: number, digits: number, userId: string }} rules
 * @returns {'none' | 'short' | 'long' | 'tells' | 'weak' | 'fair' | 'strong'}
 */
export function judge(typed, { shortest, longest, digits, userId }) {
  const text = typed.normalize('NFC');
  const all = [...text.toLowerCase()];
  if (all.length === 0) return 'none';
  if (all.length < shortest) return 'short';
  if (all.length > longest) return 'long';
  const number = new RegExp(`(\\d[- ]*){${digits + 1}}`);
  if (text.toLowerCase().includes(userId.toLowerCase()) || number.test(text)) return 'tells';
  const steps = all.filter((one, at) => at === 0 || !follows(all[at - 1], one)).length;
  const hard = Math.min(steps, 2 * new Set(all).size);
  return hard < weakBelow ? 'weak' : hard < strongFrom ? 'fair' : 'strong';
}

/** Shows it beside the field: the bar at once, the words once the typing pauses, since a screen reader says them. */
function show(shown) {
  const { shortest, longest, digits, userId, field } = shown.dataset;
  const rules = { shortest: Number(shortest), longest: Number(longest), digits: Number(digits), userId };
  const [bar, words] = [shown.querySelector('meter'), shown.querySelector('p')];
  const filled = { none: 0, short: 0, long: 0, tells: 0, weak: 1, fair: 2, strong: 3 };
  let waiting = 0;
  const input = /** @type {HTMLInputElement} */ (document.getElementById(field));
  input.addEventListener('input', () => {
    const found = judge(input.value, rules);
    bar.value = filled[found];
    clearTimeout(waiting);
    waiting = setTimeout(() => { words.textContent = shown.dataset[found] ?? ''; }, patience);
  });
  shown.hidden = false;
}

if (typeof document !== 'undefined') document.querySelectorAll('.strength').forEach(show);
