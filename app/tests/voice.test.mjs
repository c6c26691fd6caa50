// The voice of the demo's audio code reader, with loudspeaker and voices that only take notes.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { speak } from '../../src/Segl.Demo/Assets/page/voice.js';

const fast = { speed: 100, volume: 0.5 };
let said;

/** @param {{ lang: string, localService: boolean }[]} voices
 * @param {(words: any) => void} says what the machine's speech does with an utterance */
function machine(voices, says = words => { said.push(`${words.lang} ${words.text}`); words.onstart(); words.onend(); }) {
  globalThis.speechSynthesis = { getVoices: () => voices, speak: says, cancel() {} };
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
}

beforeEach(() => {
  said = [];
  globalThis.Audio = class {
    constructor(address) {
      this.address = address;
    }

    async play() {
      said.push(`${this.address} ${this.volume} ${this.playbackRate}`);
      this.onended();
    }

    pause() {}
  };
});

const recorded = (language, digits) => [...digits].map(digit => `/demo/digits/${language}-${digit}.wav 0.5 100`);
const speaking = (digits, language, signal = new AbortController().signal) => {
  const begun = [];
  return speak(digits, { ...fast, language }, at => begun.push(at), signal).then(() => begun);
};

test('R60: without a voice of the machine the recorded digits are played one by one, in either language', async () => {
  machine([]);
  assert.deepEqual(await speaking('407190', 'da'), [0, 1, 2, 3, 4, 5]);
  await speaking('22', 'en');
  assert.deepEqual(said, [...recorded('da', '407190'), ...recorded('en', '22')]);
});

test('R60: a voice of this machine speaks its own language', async () => {
  machine([{ lang: 'en-GB', localService: true }, { lang: 'da-DK', localService: true }]);
  await speaking('40', 'da');
  assert.deepEqual(said, ['da-DK 4', 'da-DK 0']);
});

test('a voice that speaks from a server elsewhere is not told the code', async () => {
  machine([{ lang: 'da-DK', localService: false }]);
  await speaking('40', 'da');
  assert.deepEqual(said, recorded('da', '40'));
});

test('a voice that fails leaves the digit to the recording', async () => {
  machine([{ lang: 'en-US', localService: true }], words => words.onerror());
  await speaking('7', 'en');
  assert.deepEqual(said, recorded('en', '7'));
});

test('the key stops what is being said', async () => {
  machine([]);
  const stop = new AbortController();
  await speak('123456', { ...fast, language: 'en' }, at => at === 2 && stop.abort(), stop.signal);
  assert.ok(said.length <= 3, `${said}`);
});
