---@brief
---
--- kinsight teaches deep learning in Korean while you type: hovers, insights as comments, cautions with fixes.
---
--- For Neovim 0.11 or newer. Copy this file to `lsp/kinsight.lua` in your configuration folder, or install the folder it is in as a
--- plugin, and enable it:
---
--- ```lua
--- vim.lsp.enable("kinsight")
--- ```
---
--- The server comes with `pip install .` in a checkout of kinsight. It has to be on the `PATH` of Neovim; if it is not, give
--- its full path:
---
--- ```lua
--- vim.lsp.config("kinsight", { cmd = { "/path/to/.venv/bin/kinsight-lsp" } })
--- ```

---@type vim.lsp.Config
return {
  cmd = { "kinsight-lsp" },
  filetypes = { "python" },
  root_markers = { ".kinsight", "pyproject.toml", ".git" },
}
