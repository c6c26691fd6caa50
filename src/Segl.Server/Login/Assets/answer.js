// The answer goes to the relying party as a form; where there is no script, the citizen presses the button.
document.querySelector('main form').submit();
