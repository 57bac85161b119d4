package bib

// superscripts and subscripts are characters and their raised and lowered
// forms.
var (
	superscripts = [2]string{"0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"}
	subscripts   = [2]string{"0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"}
)

// mathSigns are what a backslash before a sign stands for in a formula.
var mathSigns = map[byte]string{
	'%': "%", '&': "&", '#': "#", '_': "_", '$': "$", '{': "{", '}': "}", '|': "‖", ' ': " ", ',': "\u202f", ':': " ", ';': " ", '!': "",
}

// mathCommands are the commands of formulas that stand for characters, and
// those that change the letters' form alone.
var mathCommands = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ",
	"iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "varsigma": "ς", "tau": "τ",
	"upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
	"Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "hbar": "ħ", "partial": "∂", "nabla": "∇", "infty": "∞",
	"times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "*", "star": "⋆", "circ": "∘", "bullet": "•", "degree": "°", "prime": "′",
	"le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ll": "≪", "gg": "≫", "lt": "<", "gt": ">", "ne": "≠", "neq": "≠", "approx": "≈", "sim": "∼",
	"simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
	"Leftarrow": "⇐", "Leftrightarrow": "⇔", "mapsto": "↦", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "cup": "∪",
	"cap": "∩", "setminus": "∖", "emptyset": "∅", "forall": "∀", "exists": "∃", "neg": "¬", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "oplus": "⊕",
	"otimes": "⊗", "perp": "⊥", "parallel": "∥", "mid": "|", "vert": "|", "lvert": "|", "rvert": "|", "langle": "⟨", "rangle": "⟩", "ldots": "…", "dots": "…",
	"cdots": "⋯", "colon": ":", "dag": "†", "dagger": "†", "ddagger": "‡", "S": "§", "sum": "∑", "prod": "∏", "int": "∫", "quad": " ", "qquad": " ",
	"log": "log", "ln": "ln", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "max": "max", "min": "min", "lim": "lim", "sup": "sup", "inf": "inf",
	"textless": "<", "textgreater": ">",
	// what changes the letters' form alone
	"mathrm": "", "mathit": "", "mathbf": "", "mathsf": "", "mathtt": "", "mathnormal": "", "operatorname": "", "boldsymbol": "", "bm": "", "rm": "", "it": "",
	"bf": "", "left": "", "right": "", "big": "", "bigl": "", "bigr": "", "displaystyle": "", "textstyle": "", "ensuremath": "", "limits": "", "nolimits": "",
}
