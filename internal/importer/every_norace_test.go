//go:build !race

package importer

// raceDetector says that the tests run under the race detector.
const raceDetector = false
