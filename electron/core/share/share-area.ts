/** A part of a page, in px from its upper left corner. */
export interface ShareArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest picture that shows anything, in px. */
const LEAST_PX = 16;

/**
 * The part of a window's content that is a picture of `area`, in whole px of the screen; `null` if too little of it is
 * visible, since only what is on screen can be taken.
 * @param area in CSS px
 * @param zoom of the page
 */
export function pictureArea(
  area: ShareArea,
  zoom: number,
  content: { readonly width: number; readonly height: number },
): ShareArea | null {
  const left = Math.max(0, Math.floor(area.x * zoom));
  const top = Math.max(0, Math.floor(area.y * zoom));
  const right = Math.min(content.width, Math.ceil((area.x + area.width) * zoom));
  const bottom = Math.min(content.height, Math.ceil((area.y + area.height) * zoom));
  const picture = { x: left, y: top, width: right - left, height: bottom - top };
  return picture.width < LEAST_PX || picture.height < LEAST_PX ? null : picture;
}
