// How many pictures of machine-readable zones are read, and how many wrongly: `node bench/zone/read-rates.mjs [20]`
// documents of each size in each way. Each picture is judged alone, so this is harder than what the app does, which
// hands on only what two pictures in a row say alike.
import { readIn } from '../../app/www/mrz/camera/reader.js';
import { linesOf } from './documents.mjs';
import { printed, randomness, seen } from './picture.mjs';
import { ways } from './ways.mjs';

const documents = Number(process.argv[2] ?? 20);
const today = '2026-11-28';
const formats = /** @type {const} */ (['TD3', 'TD1', 'TD2']);

/** @returns {number} milliseconds of CPU that this process has used */
const used = () => process.cpuUsage().user / 1000;

/** One picture of one document.
 * @param {typeof formats[number]} format
 * @param {number} seed
 * @param {(r: () => number) => object} way */
function tried(format, seed, way) {
  const random = randomness(31 * seed + format.charCodeAt(2));
  const lines = linesOf(format, seed);
  // Cards print their lines closer together or not; ink and guilloches differ from state to state.
  const rows = format === 'TD1' && seed % 2 ? 6.35 : undefined;
  const sheet = printed(lines, { ink: 0.1 + 0.15 * random(), pattern: 0.1 * random(), rows });
  const picture = seen(sheet, { seed, ...way(() => 2 * random() - 1) });
  const before = used();
  const { mrz } = readIn(picture, today);
  return { time: used() - before, isRead: mrz !== null, isRight: mrz?.text === lines.join('') };
}

console.log('| seen | read | wrong | CPU ms a picture |\n|---|---|---|---|');
tried('TD3', 1, () => ({})); // what is compiled meanwhile is not counted
for (const [name, way] of Object.entries(ways)) {
  const results = formats.flatMap(format =>
    Array.from({ length: documents }, (_, at) => tried(format, at + 1, way)));
  const right = results.filter(({ isRight }) => isRight).length;
  const wrong = results.filter(({ isRead, isRight }) => isRead && !isRight).length;
  const times = results.map(({ time }) => time).sort((a, b) => a - b);
  console.log(`| ${name} | ${right} of ${results.length} | ${wrong} | ${Math.round(times[times.length >> 1])} |`);
}
