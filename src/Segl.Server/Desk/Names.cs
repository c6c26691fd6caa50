// The desk's own pages and frame, by their short names.
global using DeskFrame = Segl.Server.Visiting.DoorFrame<Segl.Server.Desk.DeskVisit>;
global using DeskPages = Segl.Server.Visiting.DoorPages<Segl.Server.Desk.DeskVisit>;
