// Times are the desk's. Where the reader's own clock shows another time, it is said beside.
for (const note of document.querySelectorAll('[data-at]')) {
  const at = new Date(note.dataset.at * 1000);
  if (-at.getTimezoneOffset() !== Number(note.dataset.offset)) {
    const own = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeStyle: 'short' });
    note.append(own.format(at));
    note.hidden = false;
  }
}
