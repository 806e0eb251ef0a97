--- :checkhealth kinsight

local M = {}

local function executable(command)
  local path = vim.fn.exepath(command)
  return path ~= "" and path or nil
end

--- The first line that a program prints for --version, or nil when it does not run.
local function version(path)
  local ok, result = pcall(function()
    return vim.system({ path, "--version" }, { text = true, timeout = 10000 }):wait()
  end)
  return ok and result.code == 0 and vim.trim(result.stdout) or nil
end

local function check_server()
  local config = vim.lsp.config.kinsight
  if not config then
    vim.health.error("`kinsight` 설정이 없습니다.", "`lsp/kinsight.lua`를 `runtimepath`에 두거나 `vim.lsp.config()`로 설정하세요.")
    return
  end
  if type(config.cmd) ~= "table" then
    vim.health.info("`cmd`가 함수라서 실행 파일은 살피지 않습니다.")
    return
  end
  local path = executable(config.cmd[1])
  if not path then
    vim.health.error("`" .. config.cmd[1] .. "`을(를) 실행할 수 없습니다.", {
      "kinsight를 설치하고 Neovim의 `PATH`에 두세요.",
      'vim.lsp.config("kinsight", { cmd = { "/path/to/.venv/bin/kinsight-lsp" } })처럼 경로를 적을 수도 있습니다.',
    })
    return
  end
  local found = version(path)
  if found then
    vim.health.ok(found .. " (" .. path .. ")")
  else
    vim.health.error("`" .. path .. " --version`이 실패합니다.", "터미널에서 실행해 무엇이 잘못인지 보세요.")
  end
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = "kinsight" })
  if #clients == 0 then
    vim.health.warn("실행 중인 서버가 없습니다.", 'init.lua에 `vim.lsp.enable("kinsight")`를 적고 Python 파일을 여세요.')
  end
  for _, client in ipairs(clients) do
    local reply = client:request_sync("workspace/executeCommand", { command = "kinsight.status" }, 5000)
    local status = reply and reply.result
    if status then
      vim.health.ok(("서버가 응답합니다: 수준 %s, 인사이트 %d개, 주의 %d개, 폴더 %s"):format(
        status.levelName, status.catalog.insights, status.catalog.cautions, client.root_dir or "없음"))
    else
      vim.health.error("서버가 응답하지 않습니다.", "`:lua print(vim.lsp.log.get_filename())`이 가리키는 기록을 보세요.")
    end
  end
end

function M.check()
  vim.health.start("kinsight")
  if vim.fn.has("nvim-0.11") == 0 then
    vim.health.error("Neovim 0.11 이상이 필요합니다.")
    return
  end
  vim.health.ok("Neovim " .. tostring(vim.version()))
  check_server()
  check_clients()
end

return M
