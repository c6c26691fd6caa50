// What is signed, in words; the fields themselves stand one level deeper, all of them (R93).
/** @import { Segl } from '../segl.js' */
import { html } from '../vendor/preact.js';
import { timeOf } from './action.js';

/** @param {{ segl: Segl, fields: import('../statements.js').Fields }} props */
export function Everything({ segl, fields }) {
  return html`<details class="everything">
    <summary>${segl.texts.approve.everything}</summary>
    <dl>${inWords(segl, fields).map(([name, value]) => row(name, value))}</dl>
    <details>
      <summary>${segl.texts.fields.asSigned}</summary>
      <dl>${Object.entries(fields).map(([name, value]) =>
        row(name, typeof value === 'string' ? value : JSON.stringify(value)))}</dl>
    </details>
  </details>`;
}

/** @param {string} name
 * @param {string} value */
function row(name, value) {
  return html`<div key=${name}><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`;
}

/** The fields that mean something to a person. The others are ids, keys and numbers of the protocol.
 * @param {Segl} segl
 * @param {import('../statements.js').Fields} fields
 * @returns {[string, string][]} */
function inWords({ texts, persons }, fields) {
  const { fields: words, levels } = texts;
  const owner = persons.find(one => one.app === fields['iss']);
  const from = fields['from'] && [fields['from'].place, fields['from'].browser].filter(Boolean).join(', ');
  /** @type {[string, string | undefined][]} */
  const rows = [
    [words.person, owner?.name],
    [words.rp, fields['rp']],
    [words.action, fields['action']],
    [words.text, fields['text']],
    [words.from, from],
    [words.level, levels[/** @type {keyof typeof levels} */ (fields['level'])]],
    [words.name, fields['name']],
    [words.model, fields['model']],
    [words.place, fields['place']],
    [words.on, fields['on'] === undefined ? undefined : fields['on'] ? words.yes : words.no],
    [words.lockedOut, fields['lockedOut'] ? words.yes : undefined],
    [words.ready, fields['ready'] && timeOf(texts, fields['ready'])],
    [words.exp, timeOf(texts, fields['exp'] * (fields['exp'] < 1e11 ? 1000 : 1))],
  ];
  return rows.filter(/** @returns {row is [string, string]} */ row => Boolean(row[1]));
}
