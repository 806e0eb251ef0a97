--- The new text of a buffer beside the old one, in diff mode.

local M = {}

--- Opens the new text in a split and asks whether to take it. The split is closed whatever the answer is.
---@param buffer integer the buffer that would change; shown in the current window
---@param text string the whole new text
---@param message string what would change
---@param apply fun() called when the user agrees
function M.ask(buffer, text, message, apply)
  local window = vim.fn.bufwinid(buffer)
  if window == -1 then
    return
  end
  local in_diff = vim.wo[window].diff
  local lines = vim.split(text:gsub("\r\n", "\n"):gsub("\n$", ""), "\n")
  local new = vim.api.nvim_create_buf(false, true)
  vim.bo[new].bufhidden = "wipe"
  vim.api.nvim_buf_set_lines(new, 0, -1, false, lines)
  vim.bo[new].modifiable = false
  local split = vim.api.nvim_open_win(new, false, { split = "right", win = window })
  -- The filetype would attach language servers to a text that is no file.
  vim.bo[new].syntax = vim.bo[buffer].filetype
  for _, each in ipairs({ window, split }) do
    vim.api.nvim_win_call(each, vim.cmd.diffthis)
  end
  vim.cmd.redraw()

  vim.ui.select({ "적용", "취소" }, { prompt = message, kind = "kinsight_preview" }, function(choice)
    if vim.api.nvim_win_is_valid(split) then
      vim.api.nvim_win_close(split, true)
    end
    if vim.api.nvim_win_is_valid(window) and not in_diff then
      vim.api.nvim_win_call(window, vim.cmd.diffoff)
    end
    if choice == "적용" then
      apply()
    end
  end)
end

return M
