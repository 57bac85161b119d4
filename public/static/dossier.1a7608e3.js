// What a script adds to the pages, which work without: switches for the layers
// of annotations, remembered, and a light on the note of the sign that the
// pointer or the keyboard is on. Labels are no layer and are not touched.
(function () {
  "use strict";

  var store = {
    get: function (key) {
      try { return localStorage.getItem(key); } catch (e) { return null; }
    },
    set: function (key, value) {
      try { localStorage.setItem(key, value); } catch (e) { /* not remembered */ }
    }
  };

  document.querySelectorAll("[data-layer-switch]").forEach(function (control) {
    var layer = control.getAttribute("data-layer-switch");
    var key = "dossier:hide-" + layer;
    var show = function () {
      document.body.classList.toggle("hide-" + layer, !control.checked);
    };
    control.checked = store.get(key) !== "yes";
    control.hidden = false;
    control.addEventListener("change", function () {
      store.set(key, control.checked ? "no" : "yes");
      show();
    });
    show();
  });

  var light = function (on) {
    return function (event) {
      var sign = event.target.closest && event.target.closest("a.sign");
      var card = sign && document.getElementById(decodeURIComponent(sign.hash.slice(1)));
      if (card) { card.classList.toggle("lit", on); }
    };
  };
  document.addEventListener("pointerover", light(true));
  document.addEventListener("pointerout", light(false));
  document.addEventListener("focusin", light(true));
  document.addEventListener("focusout", light(false));
})();

