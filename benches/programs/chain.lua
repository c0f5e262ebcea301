local numbers = {}
for i = 0, 999999 do numbers[#numbers + 1] = i end
local function map(f, next)
  return function()
    local n = next()
    if n then return f(n) end
  end
end
local function filter(f, next)
  return function()
    local n = next()
    while n and not f(n) do n = next() end
    return n
  end
end
local function each(list)
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end
end
local total = 0
for round = 0, 4 do
  local sum = 0
  for n in filter(function(n) return n % 3 == 0 end, map(function(n) return n * 2 + round end, each(numbers))) do
    sum = sum + n
  end
  total = total + sum
end
print(total)
