// An audio worklet that passes the microphone's samples on to the page, about 2,048 at a time.

/** The globals of an audio worklet; the type checker knows only those of a window.
 * @typedef {{ AudioWorkletProcessor: new () => { port: MessagePort },
 *   registerProcessor(name: string, kind: new () => object): void }} WorkletWorld */
const { AudioWorkletProcessor, registerProcessor } =
  /** @type {WorkletWorld} */ (/** @type {unknown} */ (globalThis));

const together = 2_048;

class Microphone extends AudioWorkletProcessor {
  /** @type {Float32Array<ArrayBuffer>} */
  heard = new Float32Array(together);
  count = 0;

  /** @param {Float32Array[][]} inputs one input with one channel; no channel while nothing is connected
   * @returns {boolean} true, to keep the processor alive */
  process([input]) {
    for (const sample of input?.[0] ?? []) {
      this.heard[this.count++] = sample;
      if (this.count === together) {
        this.port.postMessage(this.heard, [this.heard.buffer]);
        this.heard = new Float32Array(together);
        this.count = 0;
      }
    }
    return true;
  }
}

registerProcessor('segl-microphone', Microphone);
