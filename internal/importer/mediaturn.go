package importer

import (
	"encoding/binary"
	"image"
	"image/draw"
)

// uprighted turns and mirrors a picture as its orientation says (Exif 2.32, tag
// 0x0112). Colours of print become those of screens.
func uprighted(img image.Image, orientation int) image.Image {
	if _, print := img.(*image.CMYK); !print && orientation == 1 {
		return img
	}
	size := img.Bounds()
	w, h := size.Dx(), size.Dy()
	from := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(from, from.Bounds(), img, size.Min, draw.Src)
	if orientation == 1 {
		return from
	}
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		to = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch orientation {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(to.Pix[to.PixOffset(tx, ty):][:4], from.Pix[from.PixOffset(x, y):][:4])
		}
	}
	return to
}

// orientation gives the orientation that a JPEG file was taken in, 1 to 8; 1
// where it does not say. It is looked for in the first directory of the Exif
// segment, before the points begin (JPEG: ITU-T T.81, B.1.1).
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		marker, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xda || size < 2 || at+2+size > len(data) {
			break
		}
		segment := data[at+4 : at+2+size]
		if marker == 0xe1 && len(segment) > 6 && string(segment[:6]) == "Exif\x00\x00" {
			return tiffOrientation(segment[6:])
		}
		at += 2 + size
	}
	return 1
}

// tiffOrientation reads the orientation from the first directory of a TIFF
// header (TIFF 6.0, section 2).
func tiffOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at > len(tiff)-2 {
		return 1
	}
	entries := int(order.Uint16(tiff[at:]))
	for i := range entries {
		const size, tag, short = 12, 0x0112, 3
		entry := at + 2 + i*size
		if entry+size > len(tiff) {
			break
		}
		if order.Uint16(tiff[entry:]) == tag && order.Uint16(tiff[entry+2:]) == short {
			if value := int(order.Uint16(tiff[entry+8:])); value >= 1 && value <= 8 {
				return value
			}
		}
	}
	return 1
}
