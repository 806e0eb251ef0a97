;;; What a user of Emacs sees of kinsight, in a real Emacs: see run.sh.  -*- lexical-binding: t; coding: utf-8 -*-
;; The server is $KINSIGHT_LSP; files go to $KINSIGHT_SCRATCH. Exit code 1 at the first failure.

(prefer-coding-system 'utf-8)
(setq native-comp-jit-compilation nil           ; no compilation in the background
      make-backup-files nil create-lockfiles nil
      inhibit-message t)
(defvar test-root (expand-file-name "../../.." (file-name-directory load-file-name)))
(defvar test-seconds 30)                        ; the first answer waits for the catalog and the stubs

(defun test-say (&rest parts) (princ (concat (mapconcat #'identity parts " ") "\n")))
(defun test-check (ok what &optional seen)
  (test-say (if ok "PASS" "FAIL") what)
  (unless ok
    (when seen (test-say (format "  seen: %S" seen)))
    (kill-emacs 1)))
(defun test-wait (what get &optional seen)
  "Wait until GET answers something, and answer that. SEEN tells what is there instead."
  (let ((end (+ (float-time) test-seconds)) got)
    (while (and (not (setq got (funcall get))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (test-check got what (and (not got) seen (funcall seen)))
    got))
(defun test-hangul (text) (string-match-p "[가-힣]" text))

(defun test-go (text &optional offset)
  "Go to the first TEXT, OFFSET characters into it."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) (or offset 0))))
(defun test-diagnostic (code)
  "The diagnostic of kinsight with CODE."
  (seq-find (lambda (d) (string-search code (flymake-diagnostic-text d))) (flymake-diagnostics)))
(defun test-texts () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
(defun test-insights () (count-matches "^ *# # \\[\\|\\[Note\\] \\[" (point-min) (point-max)))

;; Start as the README says.
(setq kinsight-server-command (list (getenv "KINSIGHT_LSP")))
(let ((readme (with-temp-buffer
                (insert-file-contents (expand-file-name "editors/emacs/README.md" test-root))
                (test-go "```elisp\n" 9)
                (buffer-substring (point) (progn (search-forward "```") (match-beginning 0))))))
  (test-check (string-search "/path/to/kinsight/" readme) "README.md has lines for init.el" readme)
  (with-temp-buffer
    (insert (string-replace "/path/to/kinsight" test-root readme))
    (eval-buffer)))
(test-check (featurep 'kinsight) "  they load kinsight.el")
(test-check (memq 'eglot-ensure (bound-and-true-p python-base-mode-hook)) "  and start eglot in Python buffers")

(let* ((folder (expand-file-name "부트캠프 과제/" (getenv "KINSIGHT_SCRATCH")))
       (file (expand-file-name "고양이와 강아지.py" folder))
       server original)
  (make-directory folder t)
  (copy-file (expand-file-name "examples/train.py" test-root) file)
  (with-temp-file (expand-file-name "pyproject.toml" folder) (insert "[project]\nname = \"bootcamp\"\n"))
  (setq eglot-sync-connect t eglot-confirm-server-edits nil)
  (find-file file)
  (setq original (buffer-string))
  (test-check (derived-mode-p 'python-mode) "the file is Python" major-mode)
  (apply #'eglot (eglot--guess-contact))        ; eglot-ensure waits for an idle moment, which batch mode has not
  (setq server (eglot-current-server))
  (test-check (and (eglot-managed-p) server) "eglot manages the buffer")
  (flymake-mode 1)

  (test-say "-- hover")
  (test-go "num_workers=" 2)
  (let (text)
    (eglot-hover-eldoc-function (lambda (answer &rest _) (setq text answer)))
    (test-wait "hover answers" (lambda () text))
    (test-check (and (test-hangul text) (string-search "num_workers" text)) "  in Korean about num_workers" text))

  (test-say "-- flymake")
  (flymake-start)
  (test-wait "caution missing-zero-grad in a file with a Korean name" (lambda () (test-diagnostic "missing-zero-grad")) #'test-texts)
  (let ((d (test-diagnostic "missing-zero-grad")))
    (test-check (equal (buffer-substring-no-properties (flymake-diagnostic-beg d) (flymake-diagnostic-end d))
                       "scaler.scale(loss).backward()")
                "  its range is the call" (flymake-diagnostic-text d))
    (test-check (test-hangul (flymake-diagnostic-text d)) "  its message is Korean" (flymake-diagnostic-text d)))

  (test-say "-- behind Hangul and an emoji")
  (test-go "outputs = model(images.to(device))")
  (insert "말 = \"앞부분이 긴 한글입니다 🎉\"; ")
  (eglot--signal-textDocument/didChange)        ; batch mode has no idle moment that would send it
  (test-wait "the caution moves with the code"
             (lambda ()
               (let ((d (test-diagnostic "missing-eval-in-validation")))
                 (and d (equal (flymake-diagnostic-beg d) (save-excursion (test-go "model(images.to(device))") (point))))))
             #'test-texts)

  (test-say "-- code actions")
  (let* ((d (test-diagnostic "missing-zero-grad"))
         (actions (eglot-code-actions (flymake-diagnostic-beg d) (flymake-diagnostic-end d) "quickfix"))
         (fix (seq-find (lambda (action) (string-search "optimizer.zero_grad() 넣기" (plist-get action :title))) actions)))
    (test-check fix "a quick fix is offered" (mapcar (lambda (action) (plist-get action :title)) actions))
    (eglot-execute server fix)
    (test-check (save-excursion (goto-char (point-min)) (re-search-forward "^ *optimizer\\.zero_grad()" nil t)) "  it mends the code"
                (buffer-string))
    (eglot--signal-textDocument/didChange)
    (test-wait "  the caution is gone, others stay"
               (lambda () (and (not (test-diagnostic "missing-zero-grad")) (test-diagnostic "missing-eval-in-validation")))
               #'test-texts))
  (test-go "criterion = nn.CrossEntropyLoss" 16)
  (let* ((actions (eglot-code-actions (point) (point) "refactor.rewrite.kinsight.insert"))
         (before (test-insights)))
    (test-check actions "an insight can be inserted")
    (eglot-execute server (car actions))
    (test-check (> (test-insights) before) "  it stands in the buffer" (buffer-string)))

  (test-say "-- settings, without a restart")
  (setq-default eglot-workspace-configuration '(:kinsight (:ignore ["missing-eval"])))
  (eglot-signal-didChangeConfiguration server)
  (test-wait "a setting takes a caution away" (lambda () (not (test-diagnostic "missing-eval-in-validation"))) #'test-texts)

  (test-say "-- the commands of kinsight.el")
  (erase-buffer)
  (insert original)
  (kinsight-level "초급")
  (kinsight-annotate)
  (test-wait "kinsight-annotate annotates the file" (lambda () (>= (test-insights) 10)) #'buffer-string)
  (kinsight-level "고급")
  (let ((many (test-insights)))
    (kinsight-annotate)
    (test-wait "  another level replaces what was written" (lambda () (< 0 (test-insights) many)) #'buffer-string))
  (kinsight-strip)
  (test-wait "kinsight-strip gives the file back" (lambda () (equal (buffer-string) original)) #'buffer-string)
  (cl-letf (((symbol-function 'completing-read) (lambda (_prompt choices &rest _) (caar choices))))
    (kinsight-search "num_workers"))
  (with-current-buffer "*kinsight*"
    (test-check (and (test-hangul (buffer-string)) (string-search "num_workers" (buffer-string))) "kinsight-search explains"
                (buffer-string)))

  (set-buffer-modified-p nil)
  (eglot-shutdown server)
  (test-check (not (jsonrpc-running-p server)) "the server ends when asked"))
