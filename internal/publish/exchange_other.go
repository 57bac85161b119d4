//go:build !linux

package publish

import "os"

// canExchange says whether this system can exchange two folders in one step.
const canExchange = false

func exchange(*os.Root, string, string) error { return errNoExchange }
