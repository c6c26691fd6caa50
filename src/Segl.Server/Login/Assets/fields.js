// What is wrong with a field is said in the page's language, not in the browser's.
for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[data-wrong]'))) {
  field.addEventListener('invalid', () => field.setCustomValidity(field.dataset.wrong ?? ''));
  field.addEventListener('input', () => field.setCustomValidity(''));
}
