// shown tells whether a reader can see an element: it has a box, it is neither
// transparent nor cut away, and it does not stand off the page. The function
// runs in the page and uses nothing from outside.
function shown(element) {
  const boxes = [...element.getClientRects()].filter((box) => box.width >= 2 && box.height >= 2);
  if (boxes.length === 0 || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
    return false;
  }
  const { color, fill } = getComputedStyle(element);
  if (element.closest("svg text") && /^none$|^rgba\(.*, 0\)$/.test(fill)) {
    return false;
  }
  if (/^rgba\(.*, 0\)$/.test(color) || parseFloat(getComputedStyle(element).fontSize) < 6) {
    return false;
  }
  if (!boxes.some((box) => box.right + scrollX > 0 && box.bottom + scrollY > 0)) {
    return false;
  }
  for (let above = element.parentElement; above; above = above.parentElement) {
    const style = getComputedStyle(above);
    if (!/hidden|clip/.test(style.overflowX + style.overflowY) || above === document.body) {
      continue;
    }
    const frame = above.getBoundingClientRect();
    const meets = (box) =>
      Math.min(box.right, frame.right) - Math.max(box.left, frame.left) >= 2 &&
      Math.min(box.bottom, frame.bottom) - Math.max(box.top, frame.top) >= 2;
    if (!boxes.some(meets)) {
      return false;
    }
  }
  return true;
}

// inPage runs a function in the page, with `shown` as its first argument and
// `value`, which must be plain data, as its second. It is sent as one
// expression because the pages' content security policy forbids eval; that
// works with scripts switched off, too.
export function inPage(page, check, value = null) {
  return page.evaluate(`(${check})(${shown}, ${JSON.stringify(value)})`);
}
