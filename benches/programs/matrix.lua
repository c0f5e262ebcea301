local function make(n, seed)
  local rows = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      row[#row + 1] = (i - j) * seed
    end
    rows[#rows + 1] = row
  end
  return rows
end

local function multiply(a, b)
  local n = #a
  local product = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      local sum = 0.0
      for k = 1, n do
        sum = sum + a[i][k] * b[k][j]
      end
      row[#row + 1] = sum
    end
    product[#product + 1] = row
  end
  return product
end

local n = 200
local product = multiply(make(n, 0.5), make(n, 0.25))
local trace = 0.0
for i = 1, n do
  trace = trace + product[i][i]
end
print(string.format("%.1f", trace))
