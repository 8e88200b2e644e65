'use strict';
/** The colours of a page: those of the system, or those that the reader chose with the button. */
const repdynTheme = (function () {
  const root = document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const choices = ['automatic', 'light', 'dark'];
  const key = 'repdyn-theme';
  const listeners = [];

  // The pages of a site share the choice; that in a report lasts as long as the page is open. A browser may refuse to store anything for a
  // file.
  const shared = 'shareTheme' in root.dataset;
  const stored = () => { try { return shared ? localStorage.getItem(key) : null; } catch (error) { return null; } };
  const store = (value) => { try { if (shared) localStorage.setItem(key, value); } catch (error) { /* not kept */ } };

  let choice = choices.includes(stored()) ? stored() : choices[0];
  const shown = () => choice === 'automatic' ? (dark.matches ? 'dark' : 'light') : choice;

  function label() {
    const button = document.getElementById('theme');
    if (button) {
      button.hidden = false;
      button.textContent = 'Theme: ' + choice;
    }
  }

  function paint() {
    root.dataset.theme = shown();
    label();
    listeners.forEach((listener) => listener());
  }

  dark.addEventListener('change', paint);
  document.addEventListener('click', (event) => {
    if (event.target.id === 'theme') {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      store(choice);
      paint();
    }
  });
  paint();
  // A page may load this script before its button, so that nothing is drawn in the wrong colours.
  document.addEventListener('DOMContentLoaded', label);
  return { shown: shown, whenChanged: (listener) => listeners.push(listener) };
})();
