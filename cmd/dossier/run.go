package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"dossier/internal/annot"
	"dossier/internal/build"
	"dossier/internal/diag"

	theme "dossier"
)

// The exit statuses of every command.
const (
	exitClean    = 0
	exitProblems = 1 // the dossier has errors
	exitUsage    = 2 // a wrong command line, or the disk
)

// stdio is where a command reads and writes: results to out, all else to err.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

// app is what the commands share: the streams and the flags of all commands.
type app struct {
	stdio
	ctx     context.Context
	dir     string
	quiet   bool
	verbose bool
	color   string
	now     func() time.Time
}

// errProblems is the error of a command that found errors in the dossier and has
// said so already.
var errProblems = errors.New("the dossier has errors")

// run runs a command line and gives the exit status.
func run(ctx context.Context, args []string, io stdio) int {
	a := &app{stdio: io, ctx: ctx, now: time.Now}
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errProblems):
		return exitProblems
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		err = errors.New("interrupted")
	}
	a.fail(err)
	return exitUsage
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "dossier",
		Short: "Annotated reading dossiers: verbatim articles, labelled organisations, no naked numbers",
		Long: `dossier turns articles into annotated Markdown whose text is provably the
article's own, checks what editors say of it, and builds a site that a reader
can check sentence by sentence.

A first session:

  dossier init my-dossier          a new dossier
  dossier -C my-dossier serve      look at it while you edit
  dossier -C my-dossier check      what is wrong, where, and how to mend it
  dossier -C my-dossier build      → my-dossier/public/`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0])
		},
	}
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if !slices.Contains([]string{"auto", "always", "never"}, a.color) {
			word := a.color
			a.color = "auto"
			return fmt.Errorf("--color: `%s` is not auto, always or never\n\nleave it out, and terminals alone get colours", word)
		}
		return nil
	}
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetIn(a.in)
	f := root.PersistentFlags()
	f.StringVarP(&a.dir, "directory", "C", ".", "the dossier's root")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "say nothing but errors")
	f.BoolVarP(&a.verbose, "verbose", "v", false, "say more")
	f.StringVar(&a.color, "color", "auto", "colour: auto, always or never")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w\n\n`%s --help` lists the flags", err, cmd.CommandPath())
	})
	for _, command := range commands {
		root.AddCommand(command(a))
	}
	return root
}

// commands lists the subcommands, one file each.
var commands = []func(*app) *cobra.Command{
	initCommand, importCommand, suggestCommand, reviewCommand, checkCommand, buildCommand, serveCommand,
	explainCommand, labelsCommand, renameCommand, fmtCommand, schemaCommand,
}

func unknownCommand(cmd *cobra.Command, word string) error {
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if near, ok := diag.Near(word, names); ok {
		return fmt.Errorf("there is no command `%s`\n\ndid you mean `dossier %s`?", word, near)
	}
	return fmt.Errorf("there is no command `%s`\n\n`dossier --help` lists them", word)
}

// open opens the dossier's folder: all reading and writing below it goes
// through the handle, which no link leads out of.
func (a *app) open() (*os.Root, error) {
	root, err := os.OpenRoot(a.dir)
	if err != nil {
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return nil, fmt.Errorf("cannot open the folder %s: %w\n\n`-C DIR` names the dossier's folder, `dossier init DIR` makes one", a.dir, err)
	}
	return root, nil
}

// builder makes a builder of the dossier in the folder opened.
func (a *app) builder(root *os.Root) *build.Builder { return build.New(root.FS(), theme.Theme) }

// today is the day on which the command runs, by the machine's clock; it is
// read here and nowhere else.
func (a *app) today() annot.Day {
	y, m, d := a.now().Date()
	return annot.DayOf(y, m, d)
}

// colored tells whether to colour what goes to a stream.
func (a *app) colored(w io.Writer) bool {
	switch a.color {
	case "always":
		return true
	case "never":
		return false
	}
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// width is how many columns a stream's terminal has; 0 when it is none.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil {
			return n
		}
	}
	return 0
}

// paint writes a word to the error stream in a colour.
func (a *app) paint(code, word string) {
	if a.colored(a.err) {
		word = "\x1b[" + code + "m" + word + "\x1b[0m"
	}
	fmt.Fprint(a.err, word)
}

// say writes a line for people, unless they asked for quiet.
func (a *app) say(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}

// report prints diagnostics as text to a stream.
func (a *app) report(w io.Writer, list []diag.Diagnostic, src diag.Sources) error {
	if a.quiet {
		kept := list[:0:0]
		for _, d := range list {
			if d.Severity == diag.Error {
				kept = append(kept, d)
			}
		}
		list = kept
	}
	return diag.Print(w, list, src, diag.TextOptions{Color: a.colored(w), Width: width(w)})
}
