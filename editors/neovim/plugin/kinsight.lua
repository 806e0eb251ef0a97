-- The user commands of kinsight. They need the server: vim.lsp.enable("kinsight").

if vim.g.loaded_kinsight then
  return
end
vim.g.loaded_kinsight = true

local LEVELS = { "초급", "중급", "고급", "beginner", "intermediate", "advanced" }

--- A completion function for words that begin with what was typed.
local function one_of(words)
  return function(typed)
    return vim.tbl_filter(function(word)
      return vim.startswith(word, typed)
    end, words)
  end
end

--- A user command that runs the function of the same name in `kinsight.commands`, which is loaded only then.
local function command(name, run, options)
  vim.api.nvim_create_user_command(name, function(call)
    require("kinsight.commands")[run](call)
  end, options)
end

command("KinsightLevel", "level", {
  nargs = "?",
  complete = one_of(vim.list_extend({ "settings" }, LEVELS)),
  desc = "kinsight: 인사이트의 수준 고르기",
})
command("KinsightAnnotate", "annotate", {
  nargs = "?",
  bang = true,
  complete = one_of(LEVELS),
  desc = "kinsight: 파일 전체에 인사이트 적기",
})
command("KinsightStrip", "strip", {
  nargs = "?",
  bang = true,
  complete = one_of({ "all" }),
  desc = "kinsight: 적은 인사이트 지우기",
})
command("KinsightSearch", "search", { nargs = "*", desc = "kinsight: 인사이트와 주의 찾기" })

-- Neovim 0.11 pulls diagnostics and cannot be asked to pull again: after a change of settings the plugin does.
vim.api.nvim_create_autocmd("LspNotify", {
  group = vim.api.nvim_create_augroup("kinsight", {}),
  desc = "kinsight: 설정이 바뀌면 진단을 다시 받기",
  callback = function(call)
    local client = vim.lsp.get_client_by_id(call.data.client_id)
    if client and client.name == "kinsight" and call.data.method == "workspace/didChangeConfiguration" then
      vim.defer_fn(function()
        require("kinsight.server").pull(client)
      end, 300)
    end
  end,
})
