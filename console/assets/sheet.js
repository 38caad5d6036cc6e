// sheet.js - hides a field of a form while what it depends on has another answer, and leaves it out of what is sent. The page works
// without: then each such field says when it is asked, and is refused where it is not.
'use strict';
(() => {
    const asked = [...document.querySelectorAll('[data-when]')];
    const look = () => {
        for (const field of asked) {
            const above = document.getElementById(field.dataset.when);
            const on = !above || (!above.disabled && field.dataset.is.split(' ').includes(above.value));
            field.hidden = !on;
            for (const input of field.querySelectorAll('input, select, textarea')) input.disabled = !on;
        }
    };
    look();
    document.addEventListener('change', look);
})();
