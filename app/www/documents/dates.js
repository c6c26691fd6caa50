// A date as it is typed: day, month and year, with whatever stands between them.

/** @param {string} typed
 * @returns {string | null} yyyy-mm-dd; null where there is no such day */
export function dateTyped(typed) {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/.exec(typed.trim())
    ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim()) ?? [];
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
