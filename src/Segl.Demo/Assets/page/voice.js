// The voice of the audio code reader: digit by digit, by a voice of this machine where there is one of the language,
// otherwise by the recorded digits. A voice that speaks from a server elsewhere is never used: it would be told.

/** How long it is silent behind each digit, and once in the middle, at the usual speed. */
const pause = 250;
const longPause = 600;
/** A voice that has not begun by then never will. */
const patience = 1500;

/** @typedef {{ language: string, speed: number, volume: number }} Manner
 * speed 1 is the usual one; volume from 0 to 1 */

/** Speaks, unless it is stopped.
 * @param {string} digits
 * @param {Manner} manner
 * @param {(at: number) => void} begins called with the place of each digit when it begins
 * @param {AbortSignal} stop */
export async function speak(digits, manner, begins, stop) {
  for (let at = 0; at < digits.length && !stop.aborted; at++) {
    begins(at);
    await say(digits[at], manner, stop);
    await silence((at + 1 === digits.length / 2 ? longPause : pause) / manner.speed, stop);
  }
}

async function say(digit, manner, stop) {
  const voice = voiceOf(manner.language);
  if (!voice || !await saidBy(voice, digit, manner, stop)) {
    await play(digit, manner, stop);
  }
}

function voiceOf(language) {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find(voice => voice.localService && voice.lang.toLowerCase().startsWith(language));
}

/** @returns {Promise<boolean>} whether it was said */
function saidBy(voice, digit, { speed, volume }, stop) {
  return new Promise(done => {
    const words = new SpeechSynthesisUtterance(digit);
    Object.assign(words, { voice, lang: voice.lang, rate: speed, volume });
    const late = setTimeout(() => { speechSynthesis.cancel(); done(false); }, patience);
    words.onstart = () => clearTimeout(late);
    words.onend = () => done(true);
    words.onerror = () => { clearTimeout(late); done(stop.aborted); };
    stop.addEventListener('abort', () => speechSynthesis.cancel(), { once: true });
    speechSynthesis.speak(words);
  });
}

/** A machine without a loudspeaker plays nothing, and goes on. */
function play(digit, { language, speed, volume }, stop) {
  return new Promise(done => {
    const sound = new Audio(`/demo/digits/${language}-${digit}.wav`);
    Object.assign(sound, { volume, playbackRate: speed, onended: done, onerror: done });
    stop.addEventListener('abort', () => { sound.pause(); done(); }, { once: true });
    sound.play().catch(done);
  });
}

function silence(milliseconds, stop) {
  return new Promise(done => {
    const over = setTimeout(done, milliseconds);
    stop.addEventListener('abort', () => { clearTimeout(over); done(); }, { once: true });
  });
}

// Browsers look for their voices only when first asked.
voiceOf('');
