#!/bin/sh
# Emacs drives dragoman-ispell word by word and through a buffer, Vim reads findings into its list of errors.
# Usage: editors.sh DRAGOMAN SOURCE_DIR
set -eu
command -v emacs >/dev/null || { echo "skipped: Emacs is not installed"; exit 77; }
dragoman=$(realpath "$1")
source=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_CONFIG_HOME="$work/config" LC_ALL=C.UTF-8
export DRAGOMAN_WORDLISTS="${DRAGOMAN_WORDLISTS:-$source/wordlists}"
PATH=$(dirname "$dragoman"):$source/src/cli:$PATH
cd "$work"

cat > check.el <<'LISP'
(require 'cl-lib)
(require 'ispell)
(set-language-environment "UTF-8")
(setq ispell-program-name "dragoman-ispell" ispell-local-dictionary-alist
      '(("tr" "[[:alpha:]]" "[^[:alpha:]]" "['’]" t ("-d" "tr") nil utf-8)
        ("ru" "[[:alpha:]]" "[^[:alpha:]]" "['’]" t ("-d" "ru") nil utf-8)))
(defun misses (dictionary text)
  "The misspelt words of TEXT with the first suggestion of each, as Emacs finds them one after the other."
  (with-temp-buffer
    (insert text)
    (ispell-change-dictionary dictionary)
    (ispell-accept-buffer-local-defs)
    (goto-char (point-min))
    (let (found)
      (while (re-search-forward "[[:alpha:]]+\\(['’][[:alpha:]]+\\)?" nil t)
        (let ((word (match-string 0)))
          (process-send-string ispell-process "%\n")
          (process-send-string ispell-process (concat "^" word "\n"))
          (while (progn (ispell-accept-output) (not (string= "" (car ispell-filter)))))
          (setq ispell-filter (cdr ispell-filter))
          (when (and ispell-filter (listp ispell-filter))
            (let ((poss (ispell-parse-output (car ispell-filter))))
              (when (listp poss) (push (concat (nth 0 poss) ">" (car (nth 2 poss))) found))))
          (setq ispell-filter nil)))
      (mapconcat #'identity (nreverse found) " "))))
(princ (format "tr %s\n" (misses "tr" "Cumhurbaşkanı Ankara’da toplantida konustu.")))
(princ (format "ru %s\n" (misses "ru" "Правительство расмотрело закон.")))
(with-temp-buffer
  (insert "Ankara’da toplantida konuştu.")
  (ispell-change-dictionary "tr")
  (cl-letf (((symbol-function 'ispell-command-loop) (lambda (miss _guess word start end) (princ (format "region %s>%s %d-%d\n" word (car miss) start end)) 0)))
    (ispell-region (point-min) (point-max))))
(ispell-send-string "*qwzzk\n")
(ispell-send-string "#\n")
(ispell-send-string "^qwzzk\n")
(ispell-accept-output 2)
(ispell-kill-ispell t)
LISP
timeout 120 emacs -Q --batch -l check.el > emacs.txt 2> emacs.err || { cat emacs.err emacs.txt; echo "FAIL: Emacs"; exit 1; }
cat > expected.txt <<'TEXT'
tr toplantida>toplantıda konustu>konuştu
ru расмотрело>рассмотрело
region toplantida>toplantıda 11-21
TEXT
diff expected.txt emacs.txt || { cat emacs.err; echo "FAIL: Emacs sees other words"; exit 1; }
grep -qx qwzzk config/dragoman/words.txt || { echo "FAIL: the word that Emacs added is in no list"; exit 1; }
echo "ok: Emacs drives dragoman-ispell"

[ "$(printf 'The comittee met.\n' | dragoman-ispell -d en_US -l)" = comittee ] || { echo "FAIL: dragoman-ispell -l"; exit 1; }
command -v vim >/dev/null || exit 0
printf 'Fine.\nThe comittee met.\n' > draft.en.txt
dragoman spell -f line draft.en.txt > findings.txt || true
vim -u NONE -es -c 'set errorformat=%f:%l:%c:\ %m' -c 'cfile findings.txt' \
    -c 'call writefile([printf("%s %d %d", bufname("%"), line("."), col("."))], "vim.txt")' -c 'qa!' || true
[ "$(cat vim.txt)" = "draft.en.txt 2 5" ] || { cat vim.txt; echo "FAIL: Vim jumps elsewhere"; exit 1; }
echo "ok: Vim jumps to findings"
