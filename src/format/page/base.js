'use strict';
/* Letters without marks and case, all four Turkish i's equal: what the search box compares. */
function fold(text) {
  return text.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '').toLowerCase()
    .replace(/\u0131/g, 'i').replace(/[\u0622\u0623\u0625]/g, '\u0627').replace(/\u0649/g, '\u064a').replace(/\u0451/g, '\u0435');
}
