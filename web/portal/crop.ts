import type { Picture } from '#contract/pictures.ts'

export interface Size {
  readonly width: number
  readonly height: number
}
/** Which part of a picture is seen: how much closer than whole, and where, from one edge (0) to the other (1). */
export interface View {
  readonly zoom: number
  readonly across: number
  readonly down: number
}
export const wholeView: View = { zoom: 1, across: 0.5, down: 0.5 }
export const mostZoom = 5

/** What a picture is shown as: a square photo, a wide cover, a logo as it comes. */
export const shapeOf = (which: Picture, { width, height }: Size): number => ({ photo: 1, cover: 3, logo: width / height })[which]

/** No more than is ever published, twice over. */
export const widest: { readonly [P in Picture]: number } = { photo: 1_024, logo: 1_024, cover: 1_600 }

/** The part that is seen, in the picture's own pixels: as much of it as has that shape, then closer. Never beyond its edges. */
export function seenPart(picture: Size, shape: number, { zoom, across, down }: View) {
  const width = Math.min(picture.width, picture.height * shape) / zoom
  const height = width / shape
  return { x: (picture.width - width) * across, y: (picture.height - height) * down, width, height }
}

const between = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** Dragged by so much of the frame's own width and height: the picture follows the hand. */
export function dragged(picture: Size, shape: number, view: View, byWidth: number, byHeight: number): View {
  const part = seenPart(picture, shape, view)
  const [roomAcross, roomDown] = [picture.width - part.width, picture.height - part.height]
  return {
    ...view,
    across: roomAcross < 1 ? view.across : between(view.across - (byWidth * part.width) / roomAcross, 0, 1),
    down: roomDown < 1 ? view.down : between(view.down - (byHeight * part.height) / roomDown, 0, 1),
  }
}

export const zoomed = (view: View, zoom: number): View => ({ ...view, zoom: between(zoom, 1, mostZoom) })
