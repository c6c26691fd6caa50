// Looks at the camera's pictures beside the page, which so stays smooth. It is sent a picture and answers with what
// it says; pictures leave neither this worker nor the page.
/** @import { Colours } from './picture.js' */
import { ZoneWatch } from './watch.js';

const watch = new ZoneWatch();

addEventListener('message', (/** @type {MessageEvent<{ picture: Colours, today: string }>} */ { data }) =>
  postMessage(watch.see(data.picture, data.today)));
