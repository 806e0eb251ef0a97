;;; kinsight.el --- Deep-learning lessons and cautions in Korean  -*- lexical-binding: t; coding: utf-8 -*-

;; Package-Requires: ((emacs "30.1"))
;; Keywords: languages, tools
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Starts kinsight-lsp with eglot in Python buffers:
;;
;;     (add-to-list 'load-path "/path/to/kinsight/editors/emacs")
;;     (require 'kinsight)
;;     (add-hook 'python-base-mode-hook #'eglot-ensure)
;;
;; and adds the commands `kinsight-level', `kinsight-annotate', `kinsight-strip' and `kinsight-search'.

;;; Code:

(require 'eglot)

(defgroup kinsight nil
  "딥러닝 코드를 한국어로 설명하는 언어 서버."
  :group 'eglot
  :prefix "kinsight-")

(defcustom kinsight-server-command '("kinsight-lsp")
  "서버를 시작하는 명령과 인자.
바꾸면 이 파일을 읽기 전에 정해야 합니다."
  :type '(repeat string))

(add-to-list 'eglot-server-programs (cons '(python-mode python-ts-mode) kinsight-server-command))

(defun kinsight--path-in-utf-8 (path)
  "Decode PATH, which eglot of Emacs 30 leaves as the bytes of a URI.
Without this, diagnostics of a file with a Korean name reach no buffer.
A path that is decoded already stays as it is."
  (decode-coding-string (encode-coding-string path 'raw-text) 'utf-8))

(when (< emacs-major-version 31)
  (advice-add 'eglot-uri-to-path :filter-return #'kinsight--path-in-utf-8))

(defun kinsight--execute (command &optional argument)
  "Run the server's COMMAND, a name without \"kinsight.\", with the plist ARGUMENT.
Signal a `user-error' when no server manages this buffer."
  (let ((server (or (eglot-current-server)
                    (user-error "kinsight: 이 버퍼에는 서버가 붙어 있지 않습니다. M-x eglot을 실행하세요"))))
    (jsonrpc-request server :workspace/executeCommand
                     (list :command (concat "kinsight." command)
                           :arguments (if argument (vector argument) [])))))

(defun kinsight--this-document ()
  "The argument that names the document of this buffer, with its newest text at the server."
  (eglot--signal-textDocument/didChange)
  (eglot--TextDocumentIdentifier))

(defun kinsight--read-level ()
  "Ask for a level, by its Korean name."
  (completing-read "인사이트의 수준: " '("초급" "중급" "고급") nil t))

(defun kinsight--change (command &rest options)
  "Run COMMAND with OPTIONS on the whole document; eglot asks as `eglot-confirm-server-edits' says.
Eglot tells the server that an edit was applied even when it only showed it or
you refused it; then nothing is said here."
  (let* ((uri (plist-get (kinsight--this-document) :uri))
         (buffer (current-buffer))
         (tick (buffer-chars-modified-tick))
         (answer (kinsight--execute command (append (list :uri uri) options))))
    (unless (and (eq (plist-get answer :applied) t) (= tick (buffer-chars-modified-tick buffer)))
      (message "kinsight: %s" (plist-get answer :message)))))

;;;###autoload
(defun kinsight-level (level)
  "인사이트의 수준을 LEVEL로 맞춥니다."
  (interactive (list (kinsight--read-level)))
  (message "kinsight: 수준을 %s으로 맞췄습니다."
           (plist-get (kinsight--execute "setLevel" (list :level level)) :levelName)))

;;;###autoload
(defun kinsight-annotate (&optional level)
  "파일 전체에 인사이트를 적습니다.
앞에 \\[universal-argument]를 붙이면 LEVEL을 묻습니다."
  (interactive (list (and current-prefix-arg (kinsight--read-level))))
  (apply #'kinsight--change "annotate" (and level (list :level level))))

;;;###autoload
(defun kinsight-strip (&optional all)
  "kinsight가 적은 인사이트를 지웁니다.
앞에 \\[universal-argument]를 붙이면(ALL) 사람이 적은 것도 지웁니다."
  (interactive "P")
  (kinsight--change "strip" :all (if all t :json-false)))

;;;###autoload
(defun kinsight-search (query)
  "QUERY에 맞는 인사이트와 주의를 찾아 고른 것을 보입니다."
  (interactive "s찾을 낱말: ")
  (let* ((results (plist-get (kinsight--execute "search" (list :query query)) :results))
         (choices (mapcar (lambda (result)
                            (cons (format "[%s] %s: %s" (or (plist-get result :badge) "주의")
                                          (plist-get result :title) (plist-get result :brief))
                                  result))
                          results))
         (chosen (if choices
                     (cdr (assoc (completing-read "인사이트와 주의: " choices nil t) choices))
                   (user-error "kinsight: `%s'에 맞는 것이 없습니다" query))))
    (with-help-window "*kinsight*"
      (princ (plist-get chosen :markdown)))))

(provide 'kinsight)
;;; kinsight.el ends here
