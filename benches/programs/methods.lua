local Point = {}
Point.__index = Point
function Point.new(x, y) return setmetatable({ x = x, y = y }, Point) end
function Point:step(dx, dy)
  self.x = self.x + dx
  self.y = self.y + dy
end
function Point:distance(other)
  return math.abs(self.x - other.x) + math.abs(self.y - other.y)
end

local home = Point.new(0, 0)
local point = Point.new(1, 2)
local total = 0
for i = 0, 1999999 do
  point:step(i % 3 - 1, i % 5 - 2)
  total = total + point:distance(home)
end
print(point.x, point.y, total)
