local function make(depth)
  if depth == 0 then return {} end
  return { left = make(depth - 1), right = make(depth - 1) }
end
local function count(node)
  local left = node.left and count(node.left) or 0
  local right = node.right and count(node.right) or 0
  return 1 + left + right
end
local total = 0
for _ = 1, 20 do
  total = total + count(make(14))
end
print(total)
