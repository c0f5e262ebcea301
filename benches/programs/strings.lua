local parts = {}
for i = 0, 999999 do
  parts[#parts + 1] = "x"
  if i % 3 == 0 then
    parts[#parts + 1] = "ab"
  end
end
local text = table.concat(parts)
local count = 0
for i = 1, #text do
  if text:byte(i) == 97 then count = count + 1 end
end
local letters = 0
for c in text:gmatch(".") do
  if c == "b" then letters = letters + 1 end
end
print(#text, count, letters)
