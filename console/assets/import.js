// import.js - reads a chosen file into the field of the list. Without it the list is pasted.
'use strict';
const file = document.getElementById('list-file');
if (file) {
    file.closest('[hidden]').hidden = false;
    file.addEventListener('change', async () => {
        if (file.files[0]) document.getElementById('list').value = await file.files[0].text();
    });
}
