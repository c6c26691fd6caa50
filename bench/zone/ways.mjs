// Ways in which a camera sees a document, from good to bad.

/** Each makes a view out of numbers between -1 and 1 that differ from picture to picture.
 * @type {Record<string, (r: () => number) => object>} */
export const ways = {
  '1280 by 720, as it should be': r => ({ turn: r(), shift: [0.02 * r(), 0.02 * r()] }),
  'turned by up to 8 degrees': r => ({ turn: 8 * r(), share: 0.85 }),
  'in perspective': r => ({ turn: 3 * r(), tilt: [0.25 * r(), 0.25 * r()], share: 0.8 }),
  'noise of 12 levels': r => ({ turn: 2 * r(), noise: 12 }),
  'noise of 20 levels, dim': r => ({ turn: 2 * r(), noise: 20, light: 0.6 }),
  'out of focus by 1.6 pixels': r => ({ turn: 2 * r(), blur: 1.6 }),
  'out of focus by 2.5 pixels': r => ({ turn: 2 * r(), blur: 2.5 }),
  'uneven light': r => ({ turn: 2 * r(), slope: 0.7, light: 1 }),
  'glare on the lines': r => ({ turn: 2 * r(), glare: 0.5 + 0.3 * r() }),
  '640 by 480': r => ({ turn: 2 * r(), width: 640, height: 480, share: 0.95, noise: 5 }),
  '800 by 600, blurred and noisy': r => ({ turn: 3 * r(), width: 800, height: 600, share: 0.95, noise: 8, blur: 1 }),
  '1920 by 1080': r => ({ turn: 3 * r(), width: 1920, height: 1080, blur: 1.5, noise: 8 }),
  'half as large': r => ({ turn: 3 * r(), share: 0.5 }),
  'all of it, a little': r => ({ turn: 5 * r(), tilt: [0.12 * r(), 0.12 * r()], share: 0.8, blur: 1.2, noise: 8,
    slope: 0.4, glare: 0.15 }),
  'hard: 640 by 480, blurred and noisy': r => ({ turn: 3 * r(), width: 640, height: 480, share: 0.9,
    noise: 14, blur: 1.2 }),
  'hard: out of focus by 3.5 pixels': r => ({ turn: 2 * r(), blur: 3.5, noise: 6 }),
  'hard: everything at random': r => ({ turn: 8 * r(), tilt: [0.2 * r(), 0.2 * r()], share: 0.75 + 0.2 * r(),
    blur: 2.5 + 1.8 * r(), noise: 14 + 11 * r(), light: 0.75 + 0.35 * r(), slope: 0.3 + 0.3 * r(),
    glare: 0.25 + 0.25 * r() }),
};
