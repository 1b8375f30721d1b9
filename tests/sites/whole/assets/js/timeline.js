// Marks the last event.
(function () {
  "use strict";
  document.querySelector('[data-module="timeline"]').hidden = false;
})();
