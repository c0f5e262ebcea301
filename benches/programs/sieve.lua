local limit = 5000000
local composite = {}
for i = 1, limit + 1 do composite[i] = false end
local count = 0
local n = 2
while n <= limit do
  if not composite[n] then
    count = count + 1
    local multiple = n * n
    while multiple <= limit do
      composite[multiple] = true
      multiple = multiple + n
    end
  end
  n = n + 1
end
print(count)
