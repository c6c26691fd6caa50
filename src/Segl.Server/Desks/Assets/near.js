// The nearest desks by the browser's position, rounded to about a kilometre. It goes into the form and nowhere else.
const form = document.getElementById('near');
const kilometre = degrees => degrees.toFixed(2);

if (navigator.geolocation) {
  form.hidden = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.latitude.value = kilometre(coords.latitude);
        form.elements.longitude.value = kilometre(coords.longitude);
        form.submit();
      },
      () => { form.querySelector('.wrong').hidden = false; },
      { timeout: 15000, maximumAge: 600000 },
    );
  });
}
