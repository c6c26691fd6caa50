// The response is submitted to the relying party as a form; without script, the citizen presses the button.
document.querySelector('main form').submit();
